using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Simulation;
using ApiObject = k8s.IKubernetesObject<k8s.Models.V1ObjectMeta>;

namespace KubeNotebooks.ControlPlane.Tests.Laws;

/// <summary>What must hold after every write of a cluster's life, read from its trace.</summary>
internal static class Laws
{
    private const string RevisionAnnotation = "deployment.kubernetes.io/revision";

    /// <summary>
    /// Not more pods than replicas and surge, terminating and finished ones aside. Kubernetes counts what ReplicaSets want: a new pod may be
    /// there some milliseconds before an old ReplicaSet has deleted what it no longer wants, so more than that may exist, but not for a second.
    /// </summary>
    public static string? NeverTooManyPods(Cluster cluster, int from, RolloutCase rollout)
    {
        DateTimeOffset? since = null;
        return FirstViolation(cluster, from, world =>
        {
            if (world.WantedPods() is var wanted && wanted > rollout.MostPods) return $"{wanted} pods wanted, {rollout.MostPods} allowed";
            var count = world.ActivePods().Count();
            since = count <= rollout.MostPods ? null : since ?? world.Now;
            return world.Now - since > TimeSpan.FromSeconds(1) ? $"{count} pods for more than a second, {rollout.MostPods} allowed" : null;
        });
    }

    /// <summary>Not fewer available pods than replicas less the unavailable ones.</summary>
    public static string? NeverTooFewAvailable(Cluster cluster, int from, RolloutCase rollout) => FirstViolation(cluster, from, world =>
        world.ActivePods().Count(IsReady) is var count && count < rollout.FewestAvailable
            ? $"{count} available, {rollout.FewestAvailable} promised" : null);

    /// <summary>
    /// The rollout was complete at one moment (a pod may crash later), reports that it is not, or still moves: each time that one of many
    /// crashing pods is ready for a moment, Kubernetes sees progress and the deadline starts anew.
    /// </summary>
    public static string? CompletesOrReports(Cluster cluster, int from, RolloutCase rollout)
    {
        var wanted = cluster.Deployments[0];
        for (var i = from; i < cluster.Trace.Entries.Count; i++)
        {
            if (cluster.Trace.Entries[i].What is ObjectWritten { Object: V1Deployment web } && rollout.IsComplete(web, wanted.Metadata.Generation))
                return null;
        }
        var progressing = wanted.Status.Conditions?.FirstOrDefault(one => one.Type == "Progressing");
        var moves = progressing is { Reason: "ReplicaSetUpdated", LastUpdateTime: { } last }
            && last.AddSeconds(RolloutCase.DeadlineSeconds + 2) >= cluster.Now.UtcDateTime;
        return moves || progressing?.Reason == "ProgressDeadlineExceeded" ? null : $"incomplete, and Progressing says {progressing?.Reason}";
    }

    /// <summary>When all is quiet, no object has an owner that is gone.</summary>
    public static string? NobodyIsOwnedByTheDead(Cluster cluster)
    {
        var living = cluster.ReplicaSets.Select(one => one.Metadata.Uid).Concat(cluster.Deployments.Select(one => one.Metadata.Uid)).ToHashSet();
        return cluster.Pods.Select(pod => pod.Metadata).Concat(cluster.ReplicaSets.Select(one => one.Metadata))
            .Where(meta => meta.OwnerReferences?.Any(owner => !living.Contains(owner.Uid)) == true)
            .Select(meta => $"{meta.Name} is owned by the dead").FirstOrDefault();
    }

    /// <summary>No pod is given to a node that is full or cordoned.</summary>
    public static string? NoPodOnAFullOrCordonedNode(Cluster cluster) => FirstViolation(cluster, 0, world =>
    {
        if (world.Latest is not { Resource.Kind: "Pod", Type: WatchEventType.Modified, Object: V1Pod { Spec.NodeName.Length: > 0 } pod }) return null;
        if (world.Before is V1Pod { Spec.NodeName.Length: > 0 }) return null;
        var node = world.Nodes[pod.Spec.NodeName];
        if (node.Spec?.Unschedulable == true) return $"{pod.Metadata.Name} was given to the cordoned {node.Metadata.Name}";
        var room = int.Parse(node.Status.Allocatable["pods"].ToString(), CultureInfo.InvariantCulture);
        var there = world.Pods.Values.Count(one => one.Spec.NodeName == node.Metadata.Name && one.Status?.Phase is not ("Succeeded" or "Failed"));
        return there > room ? $"{there} pods on {node.Metadata.Name}, which takes {room}" : null;
    });

    /// <summary>A Deployment's or ReplicaSet's revision never falls.</summary>
    public static string? RevisionsOnlyGrow(Cluster cluster) => FirstViolation(cluster, 0, world =>
        world.Before is { } before && world.Latest.Type == WatchEventType.Modified && Revision(world.Latest.Object) < Revision(before)
            ? $"{before.Metadata.Name} fell from revision {Revision(before)} to {Revision(world.Latest.Object)}" : null);

    /// <summary>A cluster's whole trace as text, to compare two runs.</summary>
    public static string Text(Trace trace) => string.Join('\n', trace.Entries.Select(entry => entry.What is ObjectWritten written
        ? string.Create(CultureInfo.InvariantCulture, $"{entry.At:O} {entry.Actor} {written.Type} {written.Resource} {written.Object.Metadata.Name} {written.Object.Metadata.Uid} {written.Object.Metadata.ResourceVersion}")
        : $"{entry.At:O} {entry.Actor} {entry.What}"));

    private static string? FirstViolation(Cluster cluster, int from, Func<World, string?> check)
    {
        var world = new World();
        var entries = cluster.Trace.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].What is not ObjectWritten written) continue;
            world.Apply(written, entries[i].At);
            if (i >= from && check(world) is { } violation) return $"at {entries[i].At:O}: {violation}";
        }
        return null;
    }

    private static long Revision(ApiObject source) =>
        source.Metadata.Annotations?.TryGetValue(RevisionAnnotation, out var text) == true ? long.Parse(text, CultureInfo.InvariantCulture) : 0;

    private static bool IsReady(V1Pod pod) => pod.Status?.Conditions?.Any(one => one is { Type: "Ready", Status: "True" }) == true;

    /// <summary>The cluster as it stood after each write.</summary>
    private sealed class World
    {
        public Dictionary<string, V1Pod> Pods { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, V1Node> Nodes { get; } = new(StringComparer.Ordinal);

        private readonly Dictionary<string, ApiObject> _others = new(StringComparer.Ordinal);

        public DateTimeOffset Now { get; private set; }

        public ObjectWritten Latest { get; private set; } = null!;

        public ApiObject? Before { get; private set; }

        public IEnumerable<V1Pod> ActivePods() => Pods.Values.Where(pod =>
            pod.Metadata.DeletionTimestamp is null && pod.Status?.Phase is not ("Succeeded" or "Failed"));

        public int WantedPods() => _others.Values.OfType<V1ReplicaSet>().Sum(set => set.Spec.Replicas ?? 0);

        public void Apply(ObjectWritten written, DateTimeOffset at)
        {
            (Latest, Now) = (written, at);
            var name = written.Object.Metadata.Name;
            Before = written.Object switch
            {
                V1Pod pod => Put(Pods, name, pod, written.Type),
                V1Node node => Put(Nodes, name, node, written.Type),
                var other when written.Resource != ResourceCatalogue.Events => Put(_others, $"{written.Resource}/{name}", other, written.Type),
                _ => null,
            };
        }

        private static T? Put<T>(Dictionary<string, T> map, string key, T value, WatchEventType type)
        {
            map.Remove(key, out var before);
            if (type != WatchEventType.Deleted) map[key] = value;
            return before;
        }
    }
}
