using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>A Deployment was taken back by <c>kubectl rollout undo</c>: that is what wrote its present template.</summary>
/// <param name="Of">The Deployment.</param>
internal sealed record UndoUsedCheck(Target Of) : Check
{
    private static readonly CommandPattern Undo = new("rollout undo");

    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of($"{Of} was taken back by kubectl rollout undo.", $"kubectl rollout undo で {Of} を元に戻した。");
        if (DeploymentPast.Of(facts, Of) is not { } past) return Verdict.Without(Of, expected);
        var used = facts.Commands.Where(Undo.Fits).ToList();
        if (used.Count == 0) return new Verdict(false, expected, LocalText.Of($"rollout undo was not used.", $"rollout undo は使われていません。"));
        if (LastChange(facts, past.Uid) is not { } last || last.Entry < used[0].Entry)
        {
            var vain = Saying.At(used[^1].At - facts.Mark.At);
            return new Verdict(false, expected, LocalText.Of($"It was used at {vain.English}, but changed nothing.", $"{vain.Japanese}の時点で使われましたが、何も変わっていません。"));
        }
        var at = Saying.At(last.At - facts.Mark.At);
        return Undo.Fits(last)
            ? new Verdict(true, expected, LocalText.Of($"At {at.English}: kubectl {last.Text}", $"{at.Japanese}の時点: kubectl {last.Text}"))
            : new Verdict(false, expected, LocalText.Of($"The template was changed last by something else, at {at.English}: kubectl {last.Text}", $"テンプレートを最後に変えたのは別のコマンドです。{at.Japanese}の時点: kubectl {last.Text}"));
    }

    /// <summary>The command that wrote the present template; null: it is still that of the start.</summary>
    private static PastCommand? LastChange(Facts facts, string uid)
    {
        PastCommand? last = null;
        V1Deployment? before = null;
        foreach (var version in facts.Cluster.History.VersionsOf(uid))
        {
            var one = (V1Deployment)version.Object;
            if (!ClusterActors.IsPart(version.Actor) && DeploymentPast.ChangesTemplate(before, one))
                last = facts.Commands.Where(command => command.Entry < version.Entry).Cast<PastCommand?>().LastOrDefault() ?? last;
            before = one;
        }
        return last;
    }
}
