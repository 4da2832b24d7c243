using System.Collections.Frozen;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>Prints objects as the rows of a table: what <c>kubectl get</c> asks the server for.</summary>
/// <remarks>Source: kubernetes pkg/printers/internalversion/printers.go; pkg/printers/storage/storage.go (always wide).</remarks>
public static class Printers
{
    private static readonly FrozenDictionary<Type, Printer> ByModel = new Dictionary<Type, Printer>
    {
        [typeof(V1Pod)] = PodPrinter.Pods,
        [typeof(V1Deployment)] = WorkloadPrinters.Deployments,
        [typeof(V1ReplicaSet)] = WorkloadPrinters.ReplicaSets,
        [typeof(V1Service)] = ServicePrinters.Services,
        [typeof(V1Endpoints)] = ServicePrinters.Endpoints,
        [typeof(V1EndpointSlice)] = ServicePrinters.EndpointSlices,
        [typeof(V1Node)] = NodePrinter.Nodes,
        [typeof(Corev1Event)] = EventPrinter.Events,
        [typeof(V1Namespace)] = SmallPrinters.Namespaces,
        [typeof(V1ConfigMap)] = SmallPrinters.ConfigMaps,
        [typeof(V1Secret)] = SmallPrinters.Secrets,
        [typeof(V1ServiceAccount)] = SmallPrinters.ServiceAccounts,
        [typeof(V1Lease)] = SmallPrinters.Leases,
    }.ToFrozenDictionary();

    /// <summary>Prints objects of one kind.</summary>
    /// <param name="type">The kind.</param>
    /// <param name="objects">The objects, in the order of the rows.</param>
    /// <param name="now">The server's time: ages are relative to it.</param>
    /// <param name="version">The server's release.</param>
    /// <returns>All columns, those of <c>-o wide</c> marked.</returns>
    public static Table Print(
        ResourceType type,
        IReadOnlyList<IKubernetesObject<V1ObjectMeta>> objects,
        DateTimeOffset now,
        KubernetesVersion version) =>
        (ByModel.GetValueOrDefault(type.ModelType) ?? SmallPrinters.Others).Print(type, objects, new PrintContext(now, version));
}
