using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Writes JSON as Go does: keys sorted, <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c> escaped, numbers in Go's form.</summary>
/// <remarks>Source: Go's encoding/json; cli-runtime pkg/printers/json.go for the indented form.</remarks>
public static class GoJson
{
    /// <summary>On one line, without spaces.</summary>
    /// <param name="node">The value.</param>
    public static string Compact(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node, indent: -1);
        return text.ToString();
    }

    /// <summary>On many lines, each level indented by four spaces, as <c>kubectl -o json</c> prints; without a final newline.</summary>
    /// <param name="node">The value.</param>
    public static string Indented(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(text, node, indent: 0);
        return text.ToString();
    }

    /// <summary>A number in Go's form.</summary>
    /// <param name="number">A JSON number.</param>
    public static string Number(JsonValue number)
    {
        if (number.TryGetValue<long>(out var integer))
        {
            return integer.ToString(CultureInfo.InvariantCulture);
        }

        return number.TryGetValue<int>(out var small)
            ? small.ToString(CultureInfo.InvariantCulture)
            : GoFloat.Json(number.GetValue<double>());
    }

    /// <summary>A text as a JSON literal.</summary>
    /// <param name="text">The text.</param>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2);
        WriteText(quoted, text);
        return quoted.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int indent)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject map:
                WriteMembers(text, '{', '}', indent, Sorted(map), static (text, entry, inner) =>
                {
                    WriteText(text, entry.Key);
                    text.Append(inner < 0 ? ":" : ": ");
                    Write(text, entry.Value, inner);
                });
                break;
            case JsonArray array:
                WriteMembers(text, '[', ']', indent, array.ToArray(), Write);
                break;
            default:
                WriteScalar(text, node.AsValue());
                break;
        }
    }

    private static KeyValuePair<string, JsonNode?>[] Sorted(JsonObject map)
    {
        var entries = map.ToArray();
        Array.Sort(entries, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return entries;
    }

    private static void WriteMembers<T>(
        StringBuilder text, char open, char close, int indent, T[] members, Action<StringBuilder, T, int> write)
    {
        text.Append(open);
        var inner = indent < 0 ? indent : indent + 4;
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            NewLine(text, inner);
            write(text, members[i], inner);
        }

        if (members.Length > 0)
        {
            NewLine(text, indent);
        }

        text.Append(close);
    }

    private static void NewLine(StringBuilder text, int indent)
    {
        if (indent >= 0)
        {
            text.Append('\n').Append(' ', indent);
        }
    }

    private static void WriteScalar(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                WriteText(text, value.GetValue<string>());
                break;
            case JsonValueKind.Number:
                text.Append(Number(value));
                break;
            default:
                text.Append(value.GetValueKind() == JsonValueKind.True ? "true" : "false");
                break;
        }
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    text.Append('\\').Append(character);
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '\r':
                    text.Append("\\r");
                    break;
                case '\t':
                    text.Append("\\t");
                    break;
                case '\b':
                    text.Append("\\b");
                    break;
                case '\f':
                    text.Append("\\f");
                    break;
                case < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029':
                    text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                    break;
                default:
                    text.Append(character);
                    break;
            }
        }

        text.Append('"');
    }
}
