using System.Globalization;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>Reads values as Go's standard library does, with its error texts.</summary>
/// <remarks>Source: Go strconv.ParseInt, strconv.ParseBool, time.ParseDuration.</remarks>
internal static partial class GoSyntax
{
    private static readonly string[] True = ["1", "t", "T", "TRUE", "true", "True"];
    private static readonly string[] False = ["0", "f", "F", "FALSE", "false", "False"];

    /// <summary>Reads a truth value.</summary>
    /// <exception cref="FormatException">With Go's text.</exception>
    public static bool ParseBool(string text)
    {
        if (True.Contains(text)) return true;
        if (False.Contains(text)) return false;
        throw new FormatException($"strconv.ParseBool: parsing {GoQuote.Of(text)}: invalid syntax");
    }

    /// <summary>Reads a whole number; a prefix 0x, 0o, 0b or 0 changes the base.</summary>
    /// <exception cref="FormatException">With Go's text.</exception>
    public static long ParseInt(string text)
    {
        var negative = text.StartsWith('-');
        var digits = negative || text.StartsWith('+') ? text[1..] : text;
        var radix = 10;
        if (digits.Length > 1 && digits[0] == '0')
        {
            (radix, digits) = char.ToLowerInvariant(digits[1]) switch
            {
                'x' => (16, digits[2..]),
                'b' => (2, digits[2..]),
                'o' => (8, digits[2..]),
                _ => (8, digits[1..]),
            };
        }
        UInt128 value = 0;
        var valid = digits.Length > 0;
        foreach (var digit in digits.Where(digit => digit != '_' || radix == 10))
        {
            var worth = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            valid &= worth < radix;
            value = UInt128.Min(value * (uint)radix + (uint)worth, ulong.MaxValue);
        }
        if (!valid) throw new FormatException($"strconv.ParseInt: parsing {GoQuote.Of(text)}: invalid syntax");
        if (value > (negative ? (UInt128)long.MaxValue + 1 : long.MaxValue))
            throw new FormatException($"strconv.ParseInt: parsing {GoQuote.Of(text)}: value out of range");
        return negative ? (long)-(Int128)value : (long)value;
    }

    /// <summary>Reads a span of time such as <c>1h15m30.5s</c>.</summary>
    /// <exception cref="FormatException">With Go's text.</exception>
    public static TimeSpan ParseDuration(string text)
    {
        var body = text.TrimStart('-', '+');
        if (text.Length - body.Length > 1) throw Invalid(text);
        if (body == "0") return TimeSpan.Zero;
        var total = 0m;
        var rest = body;
        if (rest.Length == 0) throw Invalid(text);
        while (rest.Length > 0)
        {
            var part = DurationPart().Match(rest);
            if (!part.Success) throw Invalid(text);
            var unit = part.Groups[2].Value;
            if (unit.Length == 0) throw new FormatException($"time: missing unit in duration {GoQuote.Of(text)}");
            var ticks = TicksOf(unit) ?? throw new FormatException($"time: unknown unit {GoQuote.Of(unit)} in duration {GoQuote.Of(text)}");
            total += decimal.Parse("0" + part.Groups[1].Value.TrimEnd('.'), CultureInfo.InvariantCulture) * ticks;
            rest = rest[part.Length..];
        }
        if (total > long.MaxValue / 100) throw Invalid(text);
        return TimeSpan.FromTicks((long)(text.StartsWith('-') ? -total : total));
    }

    private static FormatException Invalid(string text) => new($"time: invalid duration {GoQuote.Of(text)}");

    private static decimal? TicksOf(string unit) => unit switch
    {
        "ns" => 0.01m,
        "us" or "µs" or "μs" => TimeSpan.TicksPerMicrosecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "s" => TimeSpan.TicksPerSecond,
        "m" => TimeSpan.TicksPerMinute,
        "h" => TimeSpan.TicksPerHour,
        _ => null,
    };

    [GeneratedRegex(@"^(\d+\.?\d*|\.\d+)([^\d.]*)")]
    private static partial Regex DurationPart();
}
