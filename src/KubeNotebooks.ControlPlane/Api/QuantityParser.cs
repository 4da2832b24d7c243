using System.Globalization;
using System.Numerics;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Reads the text of a <see cref="Quantity"/> and decides, as Kubernetes does, what of it is remembered.</summary>
/// <remarks>Source: apimachinery pkg/api/resource/quantity.go, ParseQuantity and parseQuantityString; suffix.go.</remarks>
internal static class QuantityParser
{
    /// <summary>What Kubernetes says of a text that is no quantity.</summary>
    internal const string WrongFormat =
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";

    private const string WrongNumber = "unable to parse numeric part of quantity";
    private const string WrongSuffix = "unable to parse quantity's suffix";

    /// <summary>Decimal digits that are sure to fit a 64-bit number.</summary>
    private const int MostDigits = 18;

    private const int Nano = -9;

    private static readonly string[] DecimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
    private static readonly string[] BinarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

    /// <summary>The SI suffix of a power of ten.</summary>
    /// <param name="exponent">A multiple of 3.</param>
    internal static string DecimalSuffix(int exponent) => exponent is >= Nano and <= 18 ? DecimalSuffixes[(exponent - Nano) / 3] : "";

    /// <summary>The suffix of a power of 1024.</summary>
    /// <param name="power">0 to 6.</param>
    internal static string BinarySuffix(int power) => power < BinarySuffixes.Length ? BinarySuffixes[power] : "";

    /// <summary>Reads a quantity.</summary>
    /// <param name="text">The text.</param>
    /// <param name="error">Why it is none; empty when it is one.</param>
    /// <returns>Null when it is none.</returns>
    internal static Quantity? Parse(string text, out string error)
    {
        error = "";
        if (text == "0") return Quantity.Zero;
        if (Split(text) is not { } parts)
        {
            error = WrongFormat;
            return null;
        }

        if (Interpret(parts.Suffix) is not var (format, exponent))
        {
            error = WrongSuffix;
            return null;
        }

        var digits = parts.Whole + parts.Fraction;
        if (FitsLong(parts, format, exponent, out var scale))
        {
            var number = long.Parse(digits, CultureInfo.InvariantCulture);
            var value = format == QuantityFormat.BinarySI ? (BigInteger)number << exponent : number;
            if (value <= long.MaxValue)
            {
                var remembered = format == QuantityFormat.BinarySI
                    ? exponent % 10 == 0 && (number & 7) != 0
                    : scale % 3 == 0 && !digits.EndsWith("000", StringComparison.Ordinal) && digits[0] != '0';
                return new Quantity(parts.Negative ? -value : value, scale, format, remembered ? text : null, isBig: false);
            }
        }

        if (!parts.HasDigits)
        {
            error = WrongNumber;
            return null;
        }

        return Big(parts, format, exponent);
    }

    private static bool FitsLong(Parts parts, QuantityFormat format, int exponent, out int scale)
    {
        scale = format == QuantityFormat.BinarySI ? 0 : exponent;
        var precision = format != QuantityFormat.BinarySI ? MostDigits - parts.Whole.Length - parts.Fraction.Length
            : parts.Fraction.Length == 0 ? 15 - parts.Whole.Length - (exponent * 3 / 10) - 1
            : -1;
        scale -= parts.Fraction.Length;
        return precision >= 0 && scale >= Nano;
    }

    private static Quantity Big(Parts parts, QuantityFormat format, int exponent)
    {
        var unscaled = BigInteger.Parse(parts.Whole + parts.Fraction, CultureInfo.InvariantCulture);
        var scale = -parts.Fraction.Length;
        if (format == QuantityFormat.BinarySI) unscaled <<= exponent;
        else scale += exponent;

        if (!unscaled.IsZero)
        {
            if (scale >= Nano)
            {
                unscaled *= BigInteger.Pow(10, scale - Nano);
            }
            else
            {
                unscaled = BigInteger.DivRem(unscaled, BigInteger.Pow(10, Nano - scale), out var rest);
                if (!rest.IsZero) unscaled++;
            }

            scale = Nano;
        }

        var one = BigInteger.Pow(10, -Nano);
        if (format == QuantityFormat.BinarySI && unscaled > long.MaxValue * one) (unscaled, scale) = (long.MaxValue, 0);
        if (format == QuantityFormat.BinarySI && scale == Nano && unscaled < one && unscaled.Sign > 0) format = QuantityFormat.DecimalSI;
        return new Quantity(parts.Negative ? -unscaled : unscaled, scale, format, null, isBig: true);
    }

    private static (QuantityFormat Format, int Exponent)? Interpret(string suffix)
    {
        var place = Array.IndexOf(DecimalSuffixes, suffix);
        if (place >= 0) return (QuantityFormat.DecimalSI, (place * 3) + Nano);
        place = Array.IndexOf(BinarySuffixes, suffix);
        if (place > 0) return (QuantityFormat.BinarySI, place * 10);
        return suffix.Length > 1 && suffix[0] is 'e' or 'E'
            && int.TryParse(suffix.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? (QuantityFormat.DecimalExponent, exponent)
            : null;
    }

    /// <summary>Takes a text apart.</summary>
    /// <returns>Null when it does not have the form of a quantity.</returns>
    private static Parts? Split(string text)
    {
        if (text.Length == 0) return null;
        var negative = text[0] == '-';
        var start = text[0] is '-' or '+' ? 1 : 0;
        var place = start;
        while (place < text.Length && text[place] == '0') place++;
        var whole = Digits(text, ref place);
        var fraction = "";
        var point = place < text.Length && text[place] == '.';
        if (point)
        {
            place++;
            fraction = Digits(text, ref place);
        }

        var hasDigits = place - start > (point ? 1 : 0);
        var suffixStart = place;
        while (place < text.Length && "eEinumkKMGTP".Contains(text[place], StringComparison.Ordinal)) place++;
        if (place < text.Length && text[place] is '-' or '+') place++;
        Digits(text, ref place);
        return place < text.Length ? null : new Parts(negative, whole.Length == 0 ? "0" : whole, fraction, text[suffixStart..], hasDigits);
    }

    private static string Digits(string text, ref int place)
    {
        var start = place;
        while (place < text.Length && char.IsAsciiDigit(text[place])) place++;
        return text[start..place];
    }

    private readonly record struct Parts(bool Negative, string Whole, string Fraction, string Suffix, bool HasDigits);
}
