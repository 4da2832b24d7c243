using System.Collections.Immutable;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display.Drawing;
using static System.FormattableString;

namespace KubeNotebooks.Display.Trees;

/// <summary>The lines of a revision's pods: one for each, or one for each state.</summary>
/// <remarks>The columns: glyph, name, STATUS, ready containers, restarts, age, node.</remarks>
internal static class PodRows
{
    private const int Examples = 3;

    /// <summary>A line for each pod.</summary>
    public static ImmutableArray<TreeLine> Each(TreeRevision revision, Cluster cluster) =>
        [.. revision.Pods.Select(pod => Line(pod, cluster))];

    /// <summary>A line for each STATUS, those with the most pods first.</summary>
    public static ImmutableArray<TreeLine> ByState(TreeRevision revision, DateTimeOffset now) =>
    [
        .. revision.Pods.GroupBy(pod => (pod.State, pod.Summary.Status))
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key.Status, StringComparer.Ordinal).ThenBy(group => group.Key.State)
            .Select(group => Line(group.Key.State, group.Key.Status, [.. group], now)),
    ];

    private static TreeLine Line(TreePod pod, Cluster cluster) => new(TreeLineKind.Pod, "",
    [
        Palette.Glyph(pod.State),
        Short.Of(pod.Suffix),
        pod.Summary.Status,
        pod.Summary.Ready,
        pod.Summary.Restarts > 0 ? Invariant($"restarts {pod.Summary.RestartsText(cluster.Now, cluster.Options.Version)}") : "",
        HumanDuration.Since(pod.Pod.Metadata.CreationTimestamp, cluster.Now),
        string.IsNullOrEmpty(pod.Pod.Spec.NodeName) ? "no node" : pod.Pod.Spec.NodeName,
    ])
    { State = pod.State, Title = pod.Pod.Metadata.Name };

    private static TreeLine Line(PodState state, string status, ImmutableArray<TreePod> pods, DateTimeOffset now)
    {
        var restarts = pods.Sum(pod => pod.Summary.Restarts);
        var created = pods.Select(pod => pod.Pod.Metadata.CreationTimestamp).ToList();
        var (youngest, oldest) = (HumanDuration.Since(created.Max(), now), HumanDuration.Since(created.Min(), now));
        var nodes = pods.Select(pod => pod.Pod.Spec.NodeName ?? "").Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Count();
        return new TreeLine(TreeLineKind.Pod, "",
        [
            Palette.Glyph(state),
            pods.Length == 1 ? pods[0].Suffix : Invariant($"{pods.Length} pods"),
            status,
            state is PodState.Ready || pods.Length == 1 ? "" : Some(pods),
            restarts > 0 ? Invariant($"restarts {restarts}") : "",
            youngest == oldest ? oldest : $"{youngest}–{oldest}",
            nodes switch { 0 => "no node", 1 => "1 node", _ => Invariant($"{nodes} nodes") },
        ])
        { State = state };
    }

    private static string Some(ImmutableArray<TreePod> pods) =>
        string.Join(' ', pods.Take(Examples).Select(pod => pod.Suffix)) + (pods.Length > Examples ? " …" : "");
}
