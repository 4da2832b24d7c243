using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Values as Go's <c>%#v</c> prints what go-yaml made of them; such texts show in two error messages.</summary>
internal static class GoPrinted
{
    /// <summary>The text of a value.</summary>
    /// <param name="value">The value; null is Go's nil.</param>
    public static string Of(JsonNode? value) => value switch
    {
        null => "interface {}(nil)",
        JsonObject map => "map[interface {}]interface {}{"
            + string.Join(", ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal)
                .Select(entry => $"{GoQuote.Of(entry.Key)}:{Of(entry.Value)}")) + "}",
        JsonArray array => $"[]interface {{}}{{{string.Join(", ", array.Select(Of))}}}",
        _ => value.GetValueKind() == JsonValueKind.String ? GoQuote.Of(value.GetValue<string>()) : GoJson.Compact(value),
    };
}
