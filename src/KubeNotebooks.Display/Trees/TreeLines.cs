using System.Collections.Immutable;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display.Drawing;
using static System.FormattableString;

namespace KubeNotebooks.Display.Trees;

/// <summary>The lines of a tree: what is shown of it, in which words, and what is folded away.</summary>
internal sealed class TreeLines
{
    /// <summary>A revision with more pods than this is shown by state.</summary>
    public const int MostPods = 40;

    private const int MostPodsInAll = 200;
    private const int MostPodsWhenMany = 5;
    private const int MostDeployments = 60;
    private const int EmptyRevisionsShown = 2;

    private readonly Cluster _cluster;
    private readonly int _mostPods;
    private readonly ImmutableArray<TreeLine>.Builder _lines = ImmutableArray.CreateBuilder<TreeLine>();

    private TreeLines(Cluster cluster, ImmutableArray<DeploymentTree> trees)
    {
        _cluster = cluster;
        var many = trees.Length > 1 && trees.Sum(tree => tree.Revisions.Sum(revision => revision.Pods.Length)) > MostPodsInAll;
        _mostPods = many ? MostPodsWhenMany : MostPods;
        foreach (var tree in trees.Take(MostDeployments)) Add(tree);
        if (trees.Length > MostDeployments)
            _lines.Add(new TreeLine(TreeLineKind.Quiet, "", [Invariant($"… and {trees.Length - MostDeployments} more Deployments: name one to see it")]));
    }

    /// <summary>The lines of some trees, one below the other.</summary>
    /// <param name="cluster">Where the Deployments are.</param>
    /// <param name="trees">The trees.</param>
    public static ImmutableArray<TreeLine> Of(Cluster cluster, ImmutableArray<DeploymentTree> trees) =>
        new TreeLines(cluster, trees)._lines.ToImmutable();

    private void Add(DeploymentTree tree)
    {
        var status = tree.Deployment.Status;
        _lines.Add(new TreeLine(TreeLineKind.Deployment, "",
        [
            $"Deployment {tree.Deployment.Metadata.Name}",
            Invariant($"{status?.AvailableReplicas ?? 0}/{tree.Deployment.Spec.Replicas ?? 1} available"),
            Word(tree.Standing),
        ]));
        var shown = tree.Revisions;
        var empty = shown.Where(revision => revision is { IsEmpty: true, Revision.IsCurrent: false }).ToList();
        var folded = empty.Count > EmptyRevisionsShown + 1 ? empty.Skip(EmptyRevisionsShown).ToHashSet() : [];
        shown = shown.RemoveAll(folded.Contains);
        for (var i = 0; i < shown.Length; i++) Add(shown[i], isLast: i == shown.Length - 1 && folded.Count == 0);
        if (folded.Count > 0)
            _lines.Add(new TreeLine(TreeLineKind.Quiet, "└─ ", [Invariant($"… and {folded.Count} older revisions without pods")]));
        if (shown.IsEmpty) _lines.Add(new TreeLine(TreeLineKind.Quiet, "└─ ", ["no revision yet"]));
    }

    private void Add(TreeRevision branch, bool isLast)
    {
        var revision = branch.Revision;
        var place = _cluster.History.PlaceOf(revision.ReplicaSet.Metadata.Uid);
        var pods = branch.Pods.Length;
        _lines.Add(new TreeLine(branch.IsEmpty ? TreeLineKind.Quiet : TreeLineKind.Revision, isLast ? "└─ " : "├─ ",
        [
            revision.Number > 0 ? Invariant($"revision {revision.Number}") : "revision ?",
            string.Join(", ", revision.Images.Select(image => Short.Of(image))),
            revision.Hash.Length > 0 ? revision.Hash : revision.ReplicaSet.Metadata.Name,
            branch.IsEmpty ? "no pods" : Invariant($"{revision.Ready}/{revision.Wanted} ready"),
            revision.IsCurrent ? "current" : branch.IsPrevious ? "previous" : "",
        ])
        { Place = place });
        var guide = isLast ? "   " : "│  ";
        var rows = pods > _mostPods ? PodRows.ByState(branch, _cluster.Now) : PodRows.Each(branch, _cluster);
        if (pods > _mostPods)
            _lines.Add(new TreeLine(TreeLineKind.Quiet, guide, [Invariant($"{pods} pods, shown by state")]) { Place = place });
        for (var i = 0; i < rows.Length; i++)
            _lines.Add(rows[i] with { Guide = guide + (i == rows.Length - 1 ? "└─ " : "├─ "), Place = place });
    }

    private static string Word(RolloutStanding standing) => standing switch
    {
        RolloutStanding.NotObserved => "not looked at yet",
        RolloutStanding.Complete => "complete",
        RolloutStanding.Paused => "paused",
        RolloutStanding.DeadlineExceeded => "✕ progress deadline exceeded",
        _ => "rolling out",
    };
}
