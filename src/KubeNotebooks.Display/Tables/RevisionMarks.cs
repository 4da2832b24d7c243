using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;

namespace KubeNotebooks.Display.Tables;

/// <summary>Finds the revision that an object belongs to; what it has found it remembers, as many pods share one.</summary>
/// <param name="cluster">Where the objects live.</param>
internal sealed class RevisionMarks(Cluster cluster)
{
    private readonly Dictionary<string, RevisionMark?> _known = new(StringComparer.Ordinal);

    /// <summary>The revision of a pod, a ReplicaSet, or an event about one; null when there is none.</summary>
    public RevisionMark? Of(IKubernetesObject<V1ObjectMeta> one) => one switch
    {
        V1ReplicaSet set => OfReplicaSet(set),
        V1Pod pod when Ownership.ReplicaSetOf(cluster, pod) is { } owner => OfReplicaSet(owner),
        Corev1Event { InvolvedObject: { Kind: "Pod" or "ReplicaSet", Uid: { Length: > 0 } uid } } =>
            cluster.History.VersionsOf(uid) is [.., var last] ? Of(last.Object) : null,
        _ => null,
    };

    private RevisionMark? OfReplicaSet(V1ReplicaSet set)
    {
        var uid = set.Metadata.Uid;
        if (_known.TryGetValue(uid, out var mark)) return mark;
        if (Ownership.DeploymentOf(cluster, set) is { } deployment)
        {
            var revision = Revisions.Of(cluster, deployment, set);
            if (revision.Hash.Length > 0)
                mark = new RevisionMark(Palette.Of(cluster, uid), deployment.Metadata.Name, revision, cluster.History.PlaceOf(uid));
        }
        _known.Add(uid, mark);
        return mark;
    }
}
