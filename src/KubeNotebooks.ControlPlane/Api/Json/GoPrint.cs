using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Values as Go's <c>%v</c> prints them; they show in messages such as <c>Invalid value: "map[spec:map[replicas:&lt;nil>]]"</c>.</summary>
/// <remarks>Source: Go's fmt.</remarks>
public static class GoPrint
{
    /// <summary>The text of a value: <c>map[a:1 b:[x y]]</c> with sorted keys, <c>&lt;nil></c> for null, texts without quotes.</summary>
    /// <param name="value">The value.</param>
    public static string Value(JsonNode? value) => value switch
    {
        null => "<nil>",
        JsonObject map => "map[" + string.Join(' ', map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => $"{entry.Key}:{Value(entry.Value)}")) + "]",
        JsonArray list => $"[{string.Join(' ', list.Select(Value))}]",
        _ => Scalar(value.AsValue()),
    };

    /// <summary>The name of the Go type that holds a value.</summary>
    /// <param name="value">The value.</param>
    public static string TypeOf(JsonNode? value) => value switch
    {
        null => "%!s(<nil>)",
        JsonObject => "map[string]interface {}",
        JsonArray => "[]interface {}",
        _ => value.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => GoJson.Number(value.AsValue()).AsSpan().ContainsAny('.', 'e') ? "float64" : "int64",
            _ => "bool",
        },
    };

    private static string Scalar(JsonValue value) => value.GetValueKind() switch
    {
        JsonValueKind.String => value.GetValue<string>(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => TypeOf(value) == "int64" ? GoJson.Number(value) : GoFloat.Printed(value.GetValue<double>()),
    };
}
