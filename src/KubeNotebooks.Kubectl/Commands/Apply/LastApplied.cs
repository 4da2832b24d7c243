using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Apply;

/// <summary>The annotation in which apply keeps the manifest that it applied last.</summary>
/// <remarks>Source: kubectl pkg/util/apply.go.</remarks>
internal static class LastApplied
{
    /// <summary>Its name.</summary>
    public const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The manifest that was applied last; null when the object does not say.</summary>
    public static string? Of(JsonObject live) => live.TextAt("metadata", "annotations", Annotation);

    /// <summary>A copy of a manifest that carries itself in the annotation.</summary>
    public static JsonObject Annotate(JsonObject manifest)
    {
        var copy = manifest.Copy();
        var annotations = copy.Ensure("metadata", "annotations");
        annotations.Remove(Annotation);
        annotations[Annotation] = GoJson.Compact(copy) + "\n";
        return copy;
    }
}
