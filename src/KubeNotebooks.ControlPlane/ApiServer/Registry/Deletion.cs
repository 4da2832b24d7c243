using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>What a DELETE does to an object: mark it, remove it, or both.</summary>
/// <param name="Marked">The object as rewritten first; null when it is left as it is.</param>
/// <param name="Remove">Whether it then goes.</param>
/// <remarks>Source: apiserver pkg/registry/rest/delete.go, BeforeDelete, and generic/registry/store.go, Delete.</remarks>
internal sealed record Deletion(IKubernetesObject<V1ObjectMeta>? Marked, bool Remove)
{
    private const string ForegroundFinalizer = "foregroundDeletion";
    private const string OrphanFinalizer = "orphan";

    /// <summary>Decides, from the object as it is and what was asked.</summary>
    public static Deletion Decide(ResourceType type, IKubernetesObject<V1ObjectMeta> current, DeleteRequest asked, DateTime now) =>
        current switch
        {
            V1Pod pod => OfPod(pod, asked, now),
            V1Namespace => OfNamespace((V1Namespace)current, now),
            _ => OfOther(type, current, asked, now),
        };

    private static Deletion OfPod(V1Pod pod, DeleteRequest asked, DateTime now)
    {
        var meta = pod.Metadata;
        var grace = PodStrategy.GracePeriodSeconds(pod, asked.GracePeriodSeconds);
        var first = now;
        if (meta.DeletionTimestamp is { } deadline)
        {
            // A later request can only shorten what is left.
            var running = meta.DeletionGracePeriodSeconds ?? 0;
            if (grace >= running && running > 0) return new Deletion(null, Remove: false);
            first = deadline.AddSeconds(-running);
            grace = Math.Min(grace, running);
        }
        var marked = pod with
        {
            Metadata = meta with { DeletionTimestamp = first.AddSeconds(grace), DeletionGracePeriodSeconds = grace },
        };
        return new Deletion(marked, Remove: grace == 0 && meta.Finalizers is null or { Count: 0 });
    }

    private static Deletion OfNamespace(V1Namespace current, DateTime now) => current.Metadata.DeletionTimestamp is not null
        ? new Deletion(null, Remove: current.Spec?.Finalizers is null or { Count: 0 })
        : new Deletion(
            current with
            {
                Metadata = current.Metadata with { DeletionTimestamp = now },
                Status = (current.Status ?? new V1NamespaceStatus()) with { Phase = "Terminating" },
            },
            Remove: false);

    private static Deletion OfOther(ResourceType type, IKubernetesObject<V1ObjectMeta> current, DeleteRequest asked, DateTime now)
    {
        var meta = current.Metadata;
        List<string> finalizers = [];
        foreach (var finalizer in meta.Finalizers ?? [])
        {
            if (finalizer is not (ForegroundFinalizer or OrphanFinalizer)) finalizers.Add(finalizer);
        }
        if (asked.Propagation == "Foreground") finalizers.Add(ForegroundFinalizer);
        if (asked.Propagation == "Orphan") finalizers.Add(OrphanFinalizer);
        if (finalizers.Count == 0) return new Deletion(null, Remove: true);
        var marked = type.WithMetadata(current, meta with
        {
            Finalizers = finalizers,
            DeletionTimestamp = meta.DeletionTimestamp ?? now,
            DeletionGracePeriodSeconds = 0,
            Generation = meta.DeletionTimestamp is null && Registry.HasGeneration(type) ? meta.Generation + 1 : meta.Generation,
        });
        return new Deletion(marked, Remove: false);
    }
}
