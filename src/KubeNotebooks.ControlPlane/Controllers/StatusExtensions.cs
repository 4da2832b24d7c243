using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>What controllers read from a refusal.</summary>
internal static class StatusExtensions
{
    /// <summary>Whether the object's namespace is being deleted: nothing can be created, and nobody needs to hear of it.</summary>
    /// <remarks>Source: api core/v1/types.go, NamespaceTerminatingCause.</remarks>
    public static bool IsNamespaceTerminating(this V1Status refusal)
    {
        foreach (var cause in refusal.Details?.Causes ?? [])
        {
            if (cause.Reason == "NamespaceTerminating") return true;
        }
        return false;
    }
}
