using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Finds what was done to a Deployment from outside.</summary>
/// <remarks>
/// Simulated: a command is known by what kubectl wrote after it and before the next one. Those count that wrote to the Deployment, its
/// ReplicaSets, its pods or a node that had one, or to the Deployment that had its ReplicaSets before. A change of the Deployment's spec by
/// any other client counts too, and so does a fault.
/// </remarks>
internal static class TimelineMarks
{
    private const string Kubectl = "kubectl";

    /// <summary>The marks, oldest first.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="versions">Those of the Deployment and all below it, in the order in which they were written.</param>
    /// <param name="lanes">The pods.</param>
    public static ImmutableArray<TimelineMark> Of(Cluster cluster, IReadOnlyList<ObjectVersion> versions, ImmutableArray<PodLane> lanes)
    {
        var commands = cluster.History.Commands;
        var touching = new SortedDictionary<int, (V1Deployment? Before, V1Deployment? After)>();
        var marks = ImmutableArray.CreateBuilder<TimelineMark>();
        V1Deployment? before = null;
        foreach (var version in versions)
        {
            var deployment = version.Object as V1Deployment;
            var command = version.Actor == Kubectl ? IndexOfLast(commands, version.Entry) : -1;
            if (command >= 0)
            {
                var known = touching.GetValueOrDefault(command, (before, null));
                touching[command] = (known.Before, deployment ?? known.After);
            }
            else if (deployment is not null && version.Actor != Controllers.Deployment.DeploymentController.ComponentName
                && deployment.Metadata.Generation != before?.Metadata.Generation)
            {
                marks.Add(new TimelineMark(version.At, MarkLabel.OfChange(before, deployment, version.Actor), "", version.Actor));
            }
            before = deployment ?? before;
        }
        foreach (var version in NodesOf(cluster, lanes).Concat(EarlierOwners(cluster, versions)))
        {
            if (version.Actor == Kubectl && IndexOfLast(commands, version.Entry) is var command and >= 0)
                touching.TryAdd(command, (null, null));
        }
        foreach (var (index, (was, became)) in touching)
        {
            var command = commands[index];
            marks.Add(new TimelineMark(command.At, MarkLabel.OfCommand(command.Text, was, became), command.Text, Kubectl));
        }
        marks.AddRange(FaultMarks.Of(cluster, versions, lanes));
        return [.. marks.OrderBy(mark => mark.At)];
    }

    /// <summary>What became of the Deployments that had the ReplicaSets before this one adopted them.</summary>
    private static IEnumerable<ObjectVersion> EarlierOwners(Cluster cluster, IReadOnlyList<ObjectVersion> versions)
    {
        if (versions.FirstOrDefault(version => version.Object is V1Deployment) is not { Object: V1Deployment deployment } first) return [];
        return versions.TakeWhile(version => version.Entry < first.Entry).Where(version => version.Object is V1ReplicaSet)
            .Select(version => OwnerReferences.ControllerOf(version.Object.Metadata)?.Uid).OfType<string>()
            .Where(uid => uid != deployment.Metadata.Uid).Distinct(StringComparer.Ordinal).SelectMany(cluster.History.VersionsOf)
            .Where(version => version.Actor == Kubectl && version.Entry < first.Entry);
    }

    private static IEnumerable<ObjectVersion> NodesOf(Cluster cluster, ImmutableArray<PodLane> lanes)
    {
        var names = lanes.Select(lane => lane.Node).ToHashSet(StringComparer.Ordinal);
        return cluster.ApiServer.List<V1Node>().Where(node => names.Contains(node.Metadata.Name)).SelectMany(node => cluster.History.VersionsOf(node.Metadata.Uid))
            .Where(version => version.Actor == Kubectl);
    }

    /// <summary>The last command that stands in the trace before an entry; -1 when there is none.</summary>
    private static int IndexOfLast(IReadOnlyList<PastCommand> commands, int entry)
    {
        var (low, high) = (0, commands.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (commands[middle].Entry < entry) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }
}
