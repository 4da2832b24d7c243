using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Values as Go's formatting verbs print them in messages.</summary>
/// <remarks>Source: Go fmt (%+v of decoded JSON).</remarks>
public static class GoText
{
    /// <summary>Decoded JSON as <c>%+v</c> prints it: <c>map[a:1 b:[x y] c:&lt;nil&gt;]</c>, keys sorted.</summary>
    public static string Value(JsonNode? node) => node switch
    {
        null => "<nil>",
        JsonObject map => $"map[{string.Join(' ', map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(Entry))}]",
        JsonArray list => $"[{string.Join(' ', list.Select(Value))}]",
        _ => node.GetValueKind() is JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(),
    };

    private static string Entry(KeyValuePair<string, JsonNode?> pair) => $"{pair.Key}:{Value(pair.Value)}";
}
