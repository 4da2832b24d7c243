using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Numbers in YAML 1.1: decimal, <c>0x</c>, <c>0o</c> or a leading zero (octal), <c>0b</c>, with <c>_</c> between digits, and floats.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/resolve.go, resolve; Go's strconv.ParseInt with base 0.</remarks>
internal static class YamlNumber
{
    /// <summary>What a text that begins like a number means.</summary>
    /// <param name="text">Begins with a digit, sign or point.</param>
    /// <returns><c>int</c>, <c>float</c>, <c>timestamp</c> (kept as text) or <c>str</c>, and the value.</returns>
    /// <exception cref="YamlSyntaxException">It is an infinity or no number, which JSON cannot say.</exception>
    public static (string Type, JsonNode? Value) Read(string text)
    {
        if (InfinityOrNaN(text) is { } unsupported)
        {
            throw new YamlSyntaxException($"json: unsupported value: {unsupported}");
        }

        if (YamlTimestamp.Is(text))
        {
            return ("timestamp", JsonValue.Create(text));
        }

        var plain = text[0] == '.' && !UnderscoresSeparateDigits(text) ? text : text.Replace("_", "", StringComparison.Ordinal);
        if (Integer(plain) is { } integer)
        {
            return ("int", integer <= long.MaxValue
                ? JsonValue.Create((long)integer)
                : JsonValue.Create(double.Parse(integer.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)));
        }

        return IsFloat(plain) && double.Parse(plain, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? ("float", Node(number))
            : ("str", JsonValue.Create(text));
    }

    /// <summary>A number as JSON holds it after Go has written and read it: whole ones are integers.</summary>
    /// <param name="number">Finite.</param>
    public static JsonValue Node(double number) =>
        Math.Abs(number) < 9.2e18 && Math.Truncate(number) == number ? JsonValue.Create((long)number) : JsonValue.Create(number);

    /// <summary>A number as YAML shows it.</summary>
    /// <param name="number">A JSON number.</param>
    public static string Format(JsonValue number)
    {
        var text = GoJson.Number(number);
        return text.AsSpan().ContainsAny('.', 'e') || Integer(text) is null ? GoFloat.General(number.GetValue<double>()) : text;
    }

    /// <summary>Whether a text is one of YAML's names for what is no finite number.</summary>
    /// <param name="text">The text.</param>
    public static bool IsInfinityOrNaN(string text) => InfinityOrNaN(text) is not null;

    /// <summary>Whether YAML 1.1 would read a text as a number of base 60, such as <c>1:30</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsBase60(string text)
    {
        var parts = text.TrimStart('+', '-').Split(':');
        return text.Length > 0 && parts.Length > 1 && text.AsSpan(0, text.Length).IndexOfAnyExcept('+', '-') <= 1
            && IsDigits(parts[0], mayHaveUnderscores: true)
            && parts[1..^1].All(IsSixtieth)
            && (IsSixtieth(parts[^1]) || (parts[^1].IndexOf('.', StringComparison.Ordinal) is var point and > 0
                && IsSixtieth(parts[^1][..point]) && parts[^1][(point + 1)..].All(digit => char.IsAsciiDigit(digit) || digit == '_')));
    }

    private static bool UnderscoresSeparateDigits(string text) =>
        text.Split('_') is var parts && parts[..^1].All(part => part.Length > 0 && char.IsAsciiDigit(part[^1]))
        && parts[1..].All(part => part.Length > 0 && char.IsAsciiDigit(part[0]));

    private static bool IsDigits(string text, bool mayHaveUnderscores) => text.Length > 0 && char.IsAsciiDigit(text[0])
        && text.All(digit => char.IsAsciiDigit(digit) || (mayHaveUnderscores && digit == '_'));

    private static bool IsSixtieth(string text) =>
        IsDigits(text, mayHaveUnderscores: false) && (text.Length == 1 || (text.Length == 2 && text[0] < '6'));

    private static string? InfinityOrNaN(string text) => text switch
    {
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => "+Inf",
        "-.inf" or "-.Inf" or "-.INF" => "-Inf",
        ".nan" or ".NaN" or ".NAN" => "NaN",
        _ => null,
    };

    private static BigInteger? Integer(string plain)
    {
        var negative = plain.StartsWith('-');
        var digits = plain.AsSpan(negative || plain.StartsWith('+') ? 1 : 0);
        var (radix, skip) = digits switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', _, ..] => (8, 1),
            _ => (10, 0),
        };
        digits = digits[skip..];
        if (digits.Length == 0)
        {
            return null;
        }

        var value = BigInteger.Zero;
        foreach (var digit in digits)
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : 16;
            if (worth >= radix)
            {
                return null;
            }

            value = (value * radix) + worth;
        }

        value = negative ? -value : value;
        return value >= long.MinValue && value <= ulong.MaxValue ? value : null;
    }

    private static bool IsFloat(string plain)
    {
        var rest = plain.AsSpan(plain[0] is '+' or '-' ? 1 : 0);
        var whole = TakeDigits(ref rest);
        if (rest is ['.', ..])
        {
            rest = rest[1..];
            if (TakeDigits(ref rest) + whole == 0)
            {
                return false;
            }
        }
        else if (whole == 0)
        {
            return false;
        }

        if (rest is ['e' or 'E', ..])
        {
            rest = rest[(rest is [_, '+' or '-', ..] ? 2 : 1)..];
            return TakeDigits(ref rest) > 0 && rest.Length == 0;
        }

        return rest.Length == 0;
    }

    private static int TakeDigits(ref ReadOnlySpan<char> rest)
    {
        var count = 0;
        while (count < rest.Length && char.IsAsciiDigit(rest[count]))
        {
            count++;
        }

        rest = rest[count..];
        return count;
    }
}
