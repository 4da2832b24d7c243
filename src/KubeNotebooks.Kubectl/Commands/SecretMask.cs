using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Hides what Secrets hold, but not whether it changes.</summary>
/// <remarks>Source: kubectl pkg/cmd/diff/diff.go, Masker.</remarks>
internal static class SecretMask
{
    private const string Mask = "***";

    /// <summary>Masked copies of two versions of an object; other kinds than Secrets stay as they are.</summary>
    public static (JsonObject? Live, JsonObject Merged) Apply(ResourceType type, JsonObject? live, JsonObject merged)
    {
        if (type != ResourceCatalogue.Secrets) return (live, merged);
        var (before, after) = (live?.Copy(), merged.Copy());
        var (old, now) = (before?["data"] as JsonObject, after["data"] as JsonObject);
        foreach (var key in Keys(old).Union(Keys(now), StringComparer.Ordinal))
        {
            var differs = old is not null && now is not null && old.ContainsKey(key) && now.ContainsKey(key)
                && !JsonNode.DeepEquals(old[key], now[key]);
            if (old is not null && old.ContainsKey(key)) old[key] = differs ? $"{Mask} (before)" : Mask;
            if (now is not null && now.ContainsKey(key)) now[key] = differs ? $"{Mask} (after)" : Mask;
        }
        return (before, after);
    }

    private static string[] Keys(JsonObject? map) => map is null ? [] : [.. map.Select(pair => pair.Key)];
}
