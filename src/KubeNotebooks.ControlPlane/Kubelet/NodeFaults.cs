using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What the kubelet of a node says of it when a fault begins or ends there.</summary>
internal sealed class NodeFaults(KubeletServices services, StatusManager statuses)
{
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(10);

    /// <summary>The node is cut off: from now on what is for its kubelet waits.</summary>
    public void Silence(string name)
    {
        if (services.State.Nodes.TryGetValue(name, out var node)) node.IsSilent = true;
    }

    /// <summary>The node is back.</summary>
    /// <returns>What came for its kubelet meanwhile, in order.</returns>
    public IReadOnlyList<object> Return(string name)
    {
        if (!services.State.Nodes.TryGetValue(name, out var node)) return [];
        node.IsSilent = false;
        object[] missed = [.. node.Missed];
        node.Missed.Clear();
        services.Schedule(services.Simulator.Random("node-heartbeats").Between(TimeSpan.Zero, BetweenReports), new NodeReports(name));
        return missed;
    }

    /// <summary>The kubelet reports that its node is well, and how its pods are.</summary>
    /// <remarks>Source: kubernetes pkg/kubelet/nodestatus/setters.go, ReadyCondition, MemoryPressureCondition and the like.</remarks>
    public void Report(string name)
    {
        if (!services.State.Nodes.TryGetValue(name, out var runtime) || runtime.IsSilent || services.Api.TryGet<V1Node>(null, name) is not { } node) return;
        var changed = false;
        List<V1NodeCondition> conditions = [.. (node.Status.Conditions ?? []).Select(condition =>
        {
            if (condition.Status != "Unknown" || NodeFactory.Condition(condition.Type, services.Api.Now) is not { } well) return condition;
            changed = true;
            return well;
        })];
        if (!changed) return;
        node = services.Api.UpdateStatus(node with { Status = node.Status with { Conditions = conditions } }, KubeletServices.Component);
        foreach (var reason in (ReadOnlySpan<string>)["NodeHasSufficientMemory", "NodeHasNoDiskPressure", "NodeHasSufficientPID", "NodeReady"])
            services.Record(node, reason, $"Node {name} status is now: {reason}");
        foreach (var worker in services.State.Pods.Values.Where(worker => worker.Pod.Spec.NodeName == name)
            .OrderBy(worker => worker.Pod.Metadata.NamespaceProperty, StringComparer.Ordinal).ThenBy(worker => worker.Pod.Metadata.Name, StringComparer.Ordinal))
        {
            statuses.SendAgain(worker);
        }
    }

    /// <summary>What is free of the node counts as taken by its system, or is free again.</summary>
    /// <remarks>Simulated: as if its kubelet were restarted with another <c>--system-reserved</c>.</remarks>
    public void Reserve(string name, bool all)
    {
        if (services.Api.TryGet<V1Node>(null, name) is not { Status.Capacity: { } capacity } node) return;
        var allocatable = all ? Used(name, node.Status.Allocatable ?? capacity) : capacity;
        services.Api.UpdateStatus(node with { Status = node.Status with { Allocatable = allocatable } }, KubeletServices.Component);
    }

    private Dictionary<string, ResourceQuantity> Used(string name, IDictionary<string, ResourceQuantity> allocatable)
    {
        List<V1Pod> pods = [.. services.Api.List<V1Pod>().Where(pod => pod.Spec.NodeName == name && pod.Status?.Phase is not ("Succeeded" or "Failed"))];
        return new(allocatable)
        {
            ["cpu"] = new ResourceQuantity(Quantity.OfMilli((long)Math.Ceiling(Requested(pods, "cpu") * 1000)).Canonical()),
            ["memory"] = new ResourceQuantity(Quantity.Of((long)Math.Ceiling(Requested(pods, "memory")), QuantityFormat.BinarySI).Canonical()),
            ["pods"] = new ResourceQuantity(Quantity.Of(pods.Count).Canonical()),
        };
    }

    private static decimal Requested(List<V1Pod> pods, string resource) => pods.Sum(pod => Math.Max(
        pod.Spec.Containers.Sum(container => Requested(container, resource)),
        (pod.Spec.InitContainers ?? []).Select(container => Requested(container, resource)).DefaultIfEmpty().Max()));

    private static decimal Requested(V1Container container, string resource) =>
        container.Resources?.Requests is { } requests && requests.TryGetValue(resource, out var quantity) ? quantity.ToDecimal() : 0;
}
