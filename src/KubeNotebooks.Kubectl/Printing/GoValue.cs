using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>JSON values as Go programs hold and print them.</summary>
/// <remarks>Source: Go package fmt, the verbs %v and %#v, on what encoding/json decodes.</remarks>
internal static class GoValue
{
    /// <summary>The Go type of a decoded value, such as <c>map[string]interface {}</c>.</summary>
    public static string TypeName(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "<nil>",
        JsonValueKind.Object => "map[string]interface {}",
        JsonValueKind.Array => "[]interface {}",
        JsonValueKind.String => "string",
        JsonValueKind.Number => GoJson.Compact(value).AsSpan().ContainsAny('.', 'e', 'E') ? "float64" : "int64",
        _ => "bool",
    };

    /// <summary>A number, for comparing.</summary>
    /// <param name="value">A value that is a number.</param>
    public static double Number(JsonNode value) => double.Parse(GoJson.Compact(value), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>The value as <c>%v</c> prints it: <c>map[a:1 b:[x y]]</c>.</summary>
    /// <param name="value">The value.</param>
    public static string Text(JsonNode? value) => value switch
    {
        null => "<nil>",
        JsonObject members => $"map[{string.Join(' ', Sorted(members).Select(one => $"{one.Key}:{Text(one.Value)}"))}]",
        JsonArray elements => $"[{string.Join(' ', elements.Select(Text))}]",
        _ when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => GoJson.Compact(value),
    };

    /// <summary>The value as <c>%#v</c> prints it, in Go's syntax.</summary>
    /// <param name="value">The value.</param>
    public static string Syntax(JsonNode? value) => value switch
    {
        null => "interface {}(nil)",
        JsonObject members => "map[string]interface {}{"
            + string.Join(", ", Sorted(members).Select(one => $"{GoJson.Quote(one.Key)}:{Syntax(one.Value)}")) + "}",
        JsonArray elements => $"[]interface {{}}{{{string.Join(", ", elements.Select(Syntax))}}}",
        _ => GoJson.Compact(value),
    };

    private static IOrderedEnumerable<KeyValuePair<string, JsonNode?>> Sorted(JsonObject members) =>
        members.OrderBy(member => member.Key, StringComparer.Ordinal);
}
