using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>An object has a condition, such as a Deployment that is Available.</summary>
/// <param name="Of">The object.</param>
/// <param name="Type">Such as <c>Available</c>.</param>
/// <param name="Status"><c>True</c>, <c>False</c> or <c>Unknown</c>.</param>
/// <param name="Reason">The reason that it must give; null: any.</param>
internal sealed record ConditionCheck(Target Of, string Type, string Status, string? Reason) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var wanted = Reason is null ? Status : $"{Status} ({Reason})";
        var expected = LocalText.Of($"The condition {Type} of {Of} is {wanted}.", $"{Of} の状態(condition){Type} が {wanted} である。");
        if (Of.Find(facts.Cluster) is not { } found) return new Verdict(false, expected, Saying.Missing(Of));
        var conditions = KubernetesJson.ToJson(found)["status"]?["conditions"] as JsonArray;
        if (conditions?.FirstOrDefault(one => (string?)one?["type"] == Type) is not { } condition)
            return new Verdict(false, expected, LocalText.Of($"It has no such condition.", $"その condition はありません。"));
        var (status, reason) = ((string?)condition["status"] ?? "", (string?)condition["reason"] ?? "");
        var seen = reason.Length == 0 ? status : $"{status} ({reason})";
        return new Verdict(status == Status && (Reason is null || Reason == reason), expected, LocalText.Of($"It is {seen}.", $"{seen} です。"));
    }
}
