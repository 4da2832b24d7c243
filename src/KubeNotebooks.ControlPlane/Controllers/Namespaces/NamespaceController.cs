using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Controllers.Namespaces;

/// <summary>Furnishes new namespaces and empties deleted ones before they go.</summary>
/// <remarks>
/// Source: kubernetes pkg/controller/namespace/deletion/namespaced_resources_deleter.go, Delete, and
/// pkg/controller/serviceaccount and certificates/rootcacertpublisher for the furniture. Simulated: the conditions that a
/// namespace shows while it is emptied are left out.
/// </remarks>
internal sealed class NamespaceController : IComponent
{
    internal const string Actor = "namespace-controller";
    private readonly KubeApiServer _api;

    /// <summary>Makes the controller and registers it with the simulation.</summary>
    public NamespaceController(KubeApiServer api)
    {
        _api = api;
        api.Simulator.Register(this);
        api.Subscribe(Name, change => change.Resource == ResourceCatalogue.Namespaces && change.Type != WatchEventType.Deleted);
    }

    /// <inheritdoc/>
    public string Name => Actor;

    /// <inheritdoc/>
    public void Receive(object message)
    {
        var name = message switch
        {
            WatchEvent change => change.Object.Metadata.Name,
            SyncNamespace sync => sync.Name,
            _ => throw new ArgumentException($"Not a message for {Name}: {message}", nameof(message)),
        };
        if (_api.TryGet<V1Namespace>(null, name) is not { } found) return;
        if (found.Metadata.DeletionTimestamp is null) Furnish(name);
        else Empty(name);
    }

    private void Furnish(string name)
    {
        if (_api.TryGet<V1ServiceAccount>(name, "default") is null) NamespaceFurniture.Create(_api, name, Actor);
    }

    private void Empty(string name)
    {
        long? longestGrace = null;
        var left = false;
        foreach (var type in ResourceCatalogue.All)
        {
            if (!type.Namespaced) continue;
            foreach (var found in _api.List(type, name))
            {
                var after = _api.Delete(type, name, found.Metadata.Name, DeleteRequest.Default, Actor);
                if (_api.Find(type, name, found.Metadata.Name) is null) continue;
                left = true;
                if (after is V1Pod pod) longestGrace = Math.Max(longestGrace ?? 0, pod.Spec.TerminationGracePeriodSeconds ?? 0);
            }
        }
        if (left) _api.Simulator.Schedule(RetryAfter(longestGrace), Name, new SyncNamespace(name));
        else _api.FinalizeNamespace(name, Actor);
    }

    // What waits for a finalizer is looked at as if it took 15 seconds; pods take their grace period.
    private static TimeSpan RetryAfter(long? gracePeriodSeconds) => TimeSpan.FromSeconds(((gracePeriodSeconds ?? 15) / 2) + 1);

    /// <summary>Says: look at this namespace again.</summary>
    private sealed record SyncNamespace(string Name);
}
