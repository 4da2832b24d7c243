using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>One thing that a command line points at, before anything is asked of the cluster.</summary>
internal abstract record ResourceTarget
{
    private ResourceTarget()
    {
    }

    /// <summary>One object by its name.</summary>
    /// <param name="Type">Its kind.</param>
    /// <param name="Namespace">Null for kinds that have none.</param>
    /// <param name="Name">Its name.</param>
    internal sealed record Named(ResourceType Type, string? Namespace, string Name) : ResourceTarget;

    /// <summary>All objects of a kind that a selector picks.</summary>
    /// <param name="Type">The kind.</param>
    /// <param name="Namespace">Null: all namespaces, or a kind that has none.</param>
    /// <param name="Selection">Which of them.</param>
    internal sealed record Selected(ResourceType Type, string? Namespace, Selection Selection) : ResourceTarget;

    /// <summary>An object in a file.</summary>
    /// <param name="Type">Its kind.</param>
    /// <param name="Manifest">The object.</param>
    /// <param name="Source">The file.</param>
    internal sealed record FromFile(ResourceType Type, JsonObject Manifest, string Source) : ResourceTarget;

    /// <summary>A file or a document in one that cannot be used.</summary>
    /// <param name="Error">Why.</param>
    /// <param name="EndsFile">Whether the rest of the file was not read.</param>
    internal sealed record Broken(Exception Error, bool EndsFile) : ResourceTarget;
}
