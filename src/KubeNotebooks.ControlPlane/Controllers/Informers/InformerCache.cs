using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers.Informers;

/// <summary>What the controller manager knows of the cluster: the store as of the latest watch delivery, indexed for its controllers.</summary>
/// <remarks>Source: client-go tools/cache (shared informers); indexed by controller as in kubernetes pkg/controller/controller_utils.go.</remarks>
internal sealed class InformerCache
{
    private readonly SortedDictionary<ObjectKey, V1Deployment> _deployments;

    /// <summary>Starts empty.</summary>
    public InformerCache() => (_deployments, ReplicaSets, Pods) = ([], new ReplicaSetIndex(), new PodIndex());

    private InformerCache(InformerCache other) =>
        (_deployments, ReplicaSets, Pods) = (new(other._deployments), other.ReplicaSets.Fork(), other.Pods.Fork());

    /// <summary>The ReplicaSets.</summary>
    public ReplicaSetIndex ReplicaSets { get; }

    /// <summary>The pods.</summary>
    public PodIndex Pods { get; }

    /// <summary>A copy that shares only values.</summary>
    public InformerCache Fork() => new(this);

    /// <summary>The Deployment of a name, or null.</summary>
    public V1Deployment? FindDeployment(ObjectKey key) => _deployments.GetValueOrDefault(key);

    /// <summary>The Deployment that owns an object, if the owner is one and still the same.</summary>
    public V1Deployment? ResolveDeployment(string @namespace, V1OwnerReference? owner) =>
        owner is { Kind: "Deployment" } && FindDeployment(new ObjectKey(@namespace, owner.Name)) is { } found
            && found.Metadata.Uid == owner.Uid ? found : null;

    /// <summary>The Deployments whose selector matches a ReplicaSet, by name.</summary>
    public IEnumerable<V1Deployment> DeploymentsSelecting(V1ReplicaSet replicaSet) => _deployments.Values.Where(deployment =>
        deployment.Metadata.NamespaceProperty == replicaSet.Metadata.NamespaceProperty
        && LabelSelector.Of(deployment.Spec.Selector).Matches(replicaSet.Metadata.Labels));

    /// <summary>Takes a change in.</summary>
    /// <returns>The object as it was known before; null when it is new, or of a kind that is not kept.</returns>
    public object? Apply(WatchEvent change)
    {
        var gone = change.Type == WatchEventType.Deleted;
        switch (change.Object)
        {
            case V1Pod pod when gone:
                Pods.Remove(pod);
                return null;
            case V1Pod pod:
                return Pods.Put(pod, isNew: change.Type == WatchEventType.Added);
            case V1ReplicaSet replicaSet when gone:
                Pods.Forget(replicaSet.Metadata.Uid);
                return ReplicaSets.Remove(ObjectKey.Of(replicaSet));
            case V1ReplicaSet replicaSet:
                Pods.Of(replicaSet.Metadata.Uid).Follow(replicaSet);
                return ReplicaSets.Put(replicaSet);
            case V1Deployment deployment when gone:
                _deployments.Remove(ObjectKey.Of(deployment));
                return null;
            case V1Deployment deployment:
                _deployments[ObjectKey.Of(deployment)] = deployment;
                return null;
            default:
                return null;
        }
    }
}
