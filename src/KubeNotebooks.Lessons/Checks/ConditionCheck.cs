using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>An object has a condition, such as a Deployment that is Available.</summary>
/// <param name="Of">The object.</param>
/// <param name="Type">Such as <c>Available</c>.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">The reason that it must give; null: any.</param>
/// <param name="Within">Of a Deployment: how long after the change of its template it may come at the latest; null: whenever.</param>
internal sealed record ConditionCheck(Target Of, string Type, string Status, string? Reason, TimeSpan? Within) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var wanted = Reason is null ? Status : $"{Status} ({Reason})";
        var expected = LocalText.Of($"The condition {Type} of {Of} is {wanted}.", $"{Of} の状態(condition){Type} が {wanted} である。");
        if (Within is { } most)
        {
            var limit = Saying.Seconds(most);
            expected = LocalText.Of(
                $"The condition {Type} of {Of} is {wanted}, at most {limit.English} after the template was changed.", $"{Of} の状態(condition){Type} が、テンプレートの変更から{limit.Japanese}以内に {wanted} になる。");
        }
        if (Of.Find(facts.Cluster) is not { } found) return Verdict.Without(Of, expected);
        if (Read(found) is not var (status, reason)) return new Verdict(false, expected, LocalText.Of($"It has no such condition.", $"その condition はありません。"));
        var seen = reason.Length == 0 ? status : $"{status} ({reason})";
        if (!IsWanted((status, reason)) || Within is null || After(facts, found.Metadata.Uid) is not { } took)
            return new Verdict(IsWanted((status, reason)), expected, LocalText.Of($"It is {seen}.", $"{seen} です。"));
        var time = Saying.Seconds(took);
        return new Verdict(took <= Within, expected, LocalText.Of($"It is {seen}, {time.English} after the change.", $"変更から{time.Japanese}で {seen} になりました。"));
    }

    private (string Status, string Reason)? Read(object found)
    {
        var conditions = KubernetesJson.ToJson(found)["status"]?["conditions"] as JsonArray;
        return conditions?.FirstOrDefault(one => (string?)one?["type"] == Type) is { } condition ? ((string?)condition["status"] ?? "", (string?)condition["reason"] ?? "") : null;
    }

    private bool IsWanted((string Status, string Reason)? now) => now is var (status, reason) && status == Status && (Reason is null || Reason == reason);

    /// <summary>How long after the last change of the template before it the condition came; null: nobody changed the template.</summary>
    private TimeSpan? After(Facts facts, string uid)
    {
        V1Deployment? before = null;
        DateTimeOffset? changed = null;
        TimeSpan? took = null;
        foreach (var version in facts.Cluster.History.VersionsOf(uid))
        {
            if (version.Object is not V1Deployment one) continue;
            if (DeploymentPast.ChangesTemplate(before, one)) changed = version.At;
            var came = IsWanted(Read(one)) && !(before is not null && IsWanted(Read(before)));
            if (came) took = version.At - changed;
            before = one;
        }
        return took;
    }
}
