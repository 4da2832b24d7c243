using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Values as Go's formatting verbs print them in messages.</summary>
/// <remarks>Source: Go fmt (%q of strings, %+v of decoded JSON) and strconv.Quote.</remarks>
public static class GoText
{
    /// <summary>A text in double quotes with Go's escapes, as <c>%q</c> prints it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                < 0x20 or 0x7f => $"\\x{rune.Value.ToString("x2", CultureInfo.InvariantCulture)}",
                _ => rune.ToString(),
            });
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>Decoded JSON as <c>%+v</c> prints it: <c>map[a:1 b:[x y] c:&lt;nil&gt;]</c>, keys sorted.</summary>
    public static string Value(JsonNode? node) => node switch
    {
        null => "<nil>",
        JsonObject map => $"map[{string.Join(' ', map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Value(pair.Value)}"))}]",
        JsonArray list => $"[{string.Join(' ', list.Select(Value))}]",
        _ => node.GetValueKind() is System.Text.Json.JsonValueKind.String ? node.GetValue<string>() : node.ToJsonString(),
    };
}
