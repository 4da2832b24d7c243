using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.GarbageCollector;

/// <summary>The finalizers with which an owner that is being deleted waits for the garbage collector.</summary>
/// <remarks>Source: apimachinery pkg/apis/meta/v1/types.go, FinalizerOrphanDependents and FinalizerDeleteDependents.</remarks>
internal static class Finalizers
{
    /// <summary>Waits until its dependents are deleted.</summary>
    public const string Foreground = "foregroundDeletion";

    /// <summary>Waits until its dependents no longer name it.</summary>
    public const string Orphan = "orphan";

    /// <summary>Whether an object is being deleted and waits for its dependents to be deleted.</summary>
    public static bool WaitsForDeletion(V1ObjectMeta metadata) => Waits(metadata, Foreground);

    /// <summary>Whether an object is being deleted and waits for its dependents to be let go.</summary>
    public static bool WaitsForOrphaning(V1ObjectMeta metadata) => Waits(metadata, Orphan);

    /// <summary>How to delete an object whose owners are gone: as its finalizers say.</summary>
    public static string PropagationOf(V1ObjectMeta metadata) => metadata.Finalizers switch
    {
        { } finalizers when finalizers.Contains(Orphan) => "Orphan",
        { } finalizers when finalizers.Contains(Foreground) => "Foreground",
        _ => "Background",
    };

    private static bool Waits(V1ObjectMeta metadata, string finalizer) =>
        metadata.DeletionTimestamp is not null && metadata.Finalizers?.Contains(finalizer) == true;
}
