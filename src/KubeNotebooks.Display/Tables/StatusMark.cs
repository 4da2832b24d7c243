using System.Globalization;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Tables;

/// <summary>The mark before a word that says how something is.</summary>
/// <param name="Glyph">One character.</param>
/// <param name="Colour">Its colour, which says nothing that the glyph does not.</param>
/// <param name="Meaning">In words, for those who point at it.</param>
/// <param name="Rank">Orders by meaning: what needs a look first.</param>
internal sealed record StatusMark(string Glyph, string Colour, string Meaning, int Rank)
{
    private static readonly StatusMark Fewer = new("◔", Palette.Caution, "fewer are ready than wanted", 0);
    private static readonly StatusMark Full = new("●", Palette.Good, "all are ready", 1);
    private static readonly StatusMark Empty = new("○", Palette.Quiet, "none are wanted", 2);

    /// <summary>The mark of a cell; null: it gets none.</summary>
    /// <param name="one">The row's object.</param>
    /// <param name="column">The column's header, in capitals.</param>
    public static StatusMark? Of(IKubernetesObject<V1ObjectMeta> one, string column) => (one, column) switch
    {
        (V1Pod pod, "STATUS") => OfPod(PodStates.Of(pod)),
        (V1Node node, "STATUS") => OfNode(node),
        (V1Namespace named, "STATUS") => named.Metadata.DeletionTimestamp is null ? new("●", Palette.Good, "in use", 1) : new("◍", Palette.Quiet, "being deleted", 0),
        (Corev1Event happened, "TYPE") => happened.Type == "Warning"
            ? new("▲", Palette.Caution, "something went wrong, or may", 0)
            : new("·", Palette.Quiet, "for your information", 1),
        (V1Deployment deployment, "READY") => OfNumbers(deployment.Status?.ReadyReplicas, deployment.Spec.Replicas),
        (V1ReplicaSet set, "READY") => OfNumbers(set.Status?.ReadyReplicas, set.Spec.Replicas),
        _ => null,
    };

    /// <summary>The mark of a pod's state.</summary>
    public static StatusMark OfPod(PodState state) => new(Palette.Glyph(state), Palette.ColourOf(state), MeaningOf(state), RankOf(state));

    private static string MeaningOf(PodState state) => state switch
    {
        PodState.Pending => "not on a node yet",
        PodState.Starting => "its containers are being made",
        PodState.NotReady => "its containers run, but it is not ready to serve",
        PodState.Ready => "ready to serve",
        PodState.Failed => "something has gone wrong",
        PodState.Succeeded => "its containers ended well",
        _ => "deleted and on its way out",
    };

    private static int RankOf(PodState state) => state switch
    {
        PodState.Failed => 0,
        PodState.Pending => 1,
        PodState.Starting => 2,
        PodState.NotReady => 3,
        PodState.Terminating => 4,
        PodState.Ready => 5,
        _ => 6,
    };

    private static StatusMark OfNode(V1Node node)
    {
        var ready = node.Status?.Conditions?.Any(condition => condition is { Type: "Ready", Status: "True" }) == true;
        if (!ready) return new("✕", Palette.Failure, "its kubelet does not answer, or is not ready for pods", 0);
        return node.Spec?.Unschedulable == true
            ? new("⊘", Palette.Caution, "it works, but takes no new pods (cordoned)", 1)
            : new("●", Palette.Good, "ready for pods", 2);
    }

    private static StatusMark OfNumbers(int? ready, int? wanted)
    {
        var (have, want) = (ready ?? 0, wanted ?? 1);
        if (want == 0) return Empty;
        return have >= want ? Full : Fewer with { Meaning = string.Create(CultureInfo.InvariantCulture, $"{have} of {want} are ready") };
    }
}
