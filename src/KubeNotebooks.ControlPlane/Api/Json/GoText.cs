using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>The types that read their JSON themselves: quantities, times, int-or-string and base64 bytes, with their error texts.</summary>
/// <remarks>Source: apimachinery pkg/api/resource/quantity.go, pkg/apis/meta/v1/time.go, pkg/util/intstr/intstr.go; Go's encoding/base64.</remarks>
internal static class GoText
{
    /// <summary>Whether a type reads its JSON itself.</summary>
    /// <param name="type">The type of a field or element.</param>
    public static bool ReadsItself(Type type) => type == typeof(ResourceQuantity) || type == typeof(DateTime?) || type == typeof(DateTime)
        || type == typeof(IntOrString) || type == typeof(byte[]);

    /// <summary>What is wrong with a value of such a type.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">The type.</param>
    /// <returns>Null when nothing is, or the type is another.</returns>
    public static string? Error(JsonNode value, Type type)
    {
        if (type == typeof(ResourceQuantity))
        {
            return Quantity(value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : GoJson.Compact(value));
        }

        if (type == typeof(IntOrString))
        {
            return IntOrText(value);
        }

        if (type == typeof(byte[]))
        {
            return value.GetValueKind() == JsonValueKind.String ? Base64(value.GetValue<string>()) : Wrong(value, "[]uint8");
        }

        return type == typeof(DateTime?) || type == typeof(DateTime)
            ? value.GetValueKind() == JsonValueKind.String ? Instant(value.GetValue<string>()) : Wrong(value, "string")
            : null;
    }

    private static string Wrong(JsonNode value, string goType) => $"json: cannot unmarshal {Kind(value)} into Go value of type {goType}";

    private static string Kind(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        _ => "bool",
    };

    private static string? IntOrText(JsonNode value) => value.GetValueKind() switch
    {
        JsonValueKind.String => null,
        JsonValueKind.Number when GoJson.Number(value.AsValue()) is var text =>
            int.TryParse(text, out _) ? null : $"json: cannot unmarshal number {text} into Go value of type int32",
        _ => Wrong(value, "int32"),
    };

    private static string? Quantity(string text)
    {
        var at = text is ['+' or '-', ..] ? 1 : 0;
        var start = at;
        at = Skip(text, at, char.IsAsciiDigit);
        var digits = at - start;
        if (at < text.Length && text[at] == '.')
        {
            var point = at++;
            at = Skip(text, at, char.IsAsciiDigit);
            digits += at - point - 1;
        }

        var suffixStart = at;
        at = Skip(text, at, static character => "eEinumkKMGTP".Contains(character));
        if (at < text.Length && text[at] is '+' or '-')
        {
            at++;
        }

        at = Skip(text, at, char.IsAsciiDigit);
        if (at < text.Length || text.Length == 0)
        {
            return QuantityParser.WrongFormat;
        }

        return digits == 0 ? "unable to parse numeric part of quantity"
            : IsSuffix(text[suffixStart..]) ? null
            : "unable to parse quantity's suffix";
    }

    private static int Skip(string text, int at, Func<char, bool> belongs)
    {
        while (at < text.Length && belongs(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsSuffix(string suffix) => suffix is "" or "n" or "u" or "m" or "k" or "M" or "G" or "T" or "P" or "E"
        or "Ki" or "Mi" or "Gi" or "Ti" or "Pi" or "Ei"
        || (suffix[0] is 'e' or 'E' && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));

    private static string? Instant(string text) => DateTimeOffset.TryParseExact(
        text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        ? null
        : $"parsing time {GoQuote.Of(text)} as \"2006-01-02T15:04:05Z07:00\": cannot parse {GoQuote.Of(text)} as \"2006\"";

    private static string? Base64(string text)
    {
        var inGroup = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '\r' or '\n')
            {
                continue;
            }

            if (text[at] == '=')
            {
                return Padding(text, at, inGroup);
            }

            if (!char.IsAsciiLetterOrDigit(text[at]) && text[at] is not ('+' or '/'))
            {
                return BadBase64(at);
            }

            inGroup = (inGroup + 1) % 4;
        }

        return inGroup == 0 ? null : BadBase64(text.Length - inGroup);
    }

    private static string? Padding(string text, int at, int inGroup)
    {
        if (inGroup < 2)
        {
            return BadBase64(at);
        }

        var next = Skip(text, at + 1, static character => character is '\r' or '\n');
        if (inGroup == 2)
        {
            if (next == text.Length)
            {
                return BadBase64(text.Length);
            }

            if (text[next] != '=')
            {
                return BadBase64(next - 1);
            }

            next = Skip(text, next + 1, static character => character is '\r' or '\n');
        }

        return next < text.Length ? BadBase64(next) : null;
    }

    private static string BadBase64(int at) => string.Create(CultureInfo.InvariantCulture, $"illegal base64 data at input byte {at}");
}
