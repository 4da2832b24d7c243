using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Notebook.Documents;

/// <summary>Writes JSON as notebook files have it: indented by one, keys sorted, letters of all scripts as they are.</summary>
/// <remarks>Source: nbformat v4/nbjson.py, JSONWriter.writes, which calls Python's json.dumps.</remarks>
internal static class PythonJson
{
    /// <summary>A value as text, with a newline at the end.</summary>
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Write(text, node, 0);
        return text.Append('\n').ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject members:
                Container(text, '{', '}', depth, members.OrderBy(member => member.Key, StringComparer.Ordinal), member =>
                {
                    String(text, member.Key);
                    text.Append(": ");
                    Write(text, member.Value, depth + 1);
                });
                break;
            case JsonArray items:
                Container(text, '[', ']', depth, items, item => Write(text, item, depth + 1));
                break;
            case var value when value.GetValueKind() == JsonValueKind.String:
                String(text, value.GetValue<string>());
                break;
            default:
                text.Append(node.ToJsonString());
                break;
        }
    }

    private static void Container<T>(StringBuilder text, char open, char close, int depth, IEnumerable<T> items, Action<T> write)
    {
        var first = true;
        text.Append(open);
        foreach (var item in items)
        {
            text.Append(first ? "\n" : ",\n").Append(' ', depth + 1);
            first = false;
            write(item);
        }
        if (!first) text.Append('\n').Append(' ', depth);
        text.Append(close);
    }

    private static void String(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            switch (c)
            {
                case '"': text.Append("\\\""); break;
                case '\\': text.Append("\\\\"); break;
                case '\n': text.Append("\\n"); break;
                case '\r': text.Append("\\r"); break;
                case '\t': text.Append("\\t"); break;
                case '\b': text.Append("\\b"); break;
                case '\f': text.Append("\\f"); break;
                case < ' ': text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"); break;
                default: text.Append(c); break;
            }
        }
        text.Append('"');
    }
}
