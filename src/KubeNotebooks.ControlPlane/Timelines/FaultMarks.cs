using k8s.Models;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Finds what was made to fail, and healed, of all that concerns a Deployment.</summary>
internal static class FaultMarks
{
    private const string Actor = "#!sim";

    /// <summary>The marks, oldest first.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="versions">Those of the Deployment and all below it.</param>
    /// <param name="lanes">The pods.</param>
    public static IEnumerable<TimelineMark> Of(Cluster cluster, IReadOnlyList<ObjectVersion> versions, IReadOnlyCollection<PodLane> lanes)
    {
        var faults = cluster.History.Faults;
        if (faults.Count == 0 || versions.Select(version => version.Object).OfType<V1Deployment>().LastOrDefault() is not { } deployment) return [];
        var nodes = lanes.Select(lane => lane.Node).ToHashSet(StringComparer.Ordinal);
        var pods = lanes.Select(lane => lane.Name).ToHashSet(StringComparer.Ordinal);
        var images = versions.Select(version => version.Object).OfType<V1Deployment>().SelectMany(one => one.Spec.Template.Spec.Containers).Select(one => Complete(one.Image)).ToHashSet(StringComparer.Ordinal);
        return faults
            .Where(one => one.At >= versions[0].At && Concerns(one.Fault.Target))
            .Select(one => new TimelineMark(one.At, $"{(one.Began ? "fail" : "heal")} {one.Fault.Kind}", "", Actor));

        bool Concerns(FaultTarget target) => target.Type switch
        {
            "deploy" => target.Name == deployment.Metadata.Name && target.Namespace == deployment.Metadata.NamespaceProperty,
            "pod" => pods.Contains(target.Name) && target.Namespace == deployment.Metadata.NamespaceProperty,
            "node" => nodes.Contains(target.Name),
            "image" => images.Contains(target.Name),
            _ => true,
        };
    }

    private static string Complete(string image) => ImageReference.TryParse(image, out var reference, out _) ? reference.Canonical : image;
}
