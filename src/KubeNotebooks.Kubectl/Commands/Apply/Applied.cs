using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Apply;

/// <summary>What an apply has touched, so that pruning spares it.</summary>
internal sealed class Applied
{
    private readonly List<(ResourceInfo Info, JsonObject Json)> _objects = [];

    /// <summary>The objects, in the order in which they were applied.</summary>
    public IReadOnlyList<(ResourceInfo Info, JsonObject Json)> Objects => _objects;

    /// <summary>The namespaces in which something was applied.</summary>
    public SortedSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

    /// <summary>Notes an object.</summary>
    public void Add(ResourceInfo info, JsonObject json) => _objects.Add((info, json));

    /// <summary>Whether an object was applied.</summary>
    public bool Contains(JsonObject json)
    {
        var uid = json.TextAt("metadata", "uid");
        return _objects.Any(one => one.Json.TextAt("metadata", "uid") is { } known && known == uid);
    }
}
