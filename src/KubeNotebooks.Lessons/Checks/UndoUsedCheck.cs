using k8s.Models;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>A Deployment was taken back by <c>kubectl rollout undo</c>.</summary>
/// <param name="Of">The Deployment.</param>
internal sealed record UndoUsedCheck(Target Of) : Check
{
    private static readonly CommandPattern Undo = new("rollout undo");

    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of($"{Of} was taken back by kubectl rollout undo.", $"kubectl rollout undo で {Of} を元に戻した。");
        if (DeploymentPast.Of(facts, Of) is not { } past) return new Verdict(false, expected, Saying.Missing(Of));
        var used = facts.Commands.Where(Undo.Fits).ToList();
        if (used.Count == 0) return new Verdict(false, expected, LocalText.Of($"rollout undo was not used.", $"rollout undo は使われていません。"));
        var effective = used.Where(command => ChangedTemplate(facts, past.Uid, command)).Cast<PastCommand?>().LastOrDefault();
        var at = Saying.Seconds((effective ?? used[^1]).At - facts.Mark.At);
        return effective is null
            ? new Verdict(false, expected, LocalText.Of($"It was used at {at.English}, but changed nothing.", $"{at.Japanese}の時点で使われましたが、何も変わっていません。"))
            : new Verdict(true, expected, LocalText.Of($"At {at.English}: kubectl {effective.Value.Text}", $"{at.Japanese}の時点: kubectl {effective.Value.Text}"));
    }

    private static bool ChangedTemplate(Facts facts, string uid, PastCommand command)
    {
        var end = facts.Commands.Where(next => next.Entry > command.Entry).Select(next => next.Entry).DefaultIfEmpty(int.MaxValue).First();
        V1Deployment? before = null;
        foreach (var version in facts.Cluster.History.VersionsOf(uid))
        {
            var one = (V1Deployment)version.Object;
            if (version.Entry > command.Entry && version.Entry < end && !Facts.IsComponent(version.Actor) && DeploymentPast.ChangesTemplate(before, one)) return true;
            before = one;
        }
        return false;
    }
}
