using System.Globalization;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Floating-point numbers as Go prints them: the fewest digits that read back as the same number.</summary>
/// <remarks>Source: Go's strconv.FormatFloat and encoding/json's floatEncoder.</remarks>
internal static class GoFloat
{
    /// <summary>As in JSON: plain from 1e-6 to below 1e21, else with an exponent without padding (<c>1e-7</c>, <c>1e+21</c>).</summary>
    /// <param name="number">Finite.</param>
    public static string Json(double number)
    {
        var size = Math.Abs(number);
        var (negative, digits, exponent) = Split(number.ToString("R", CultureInfo.InvariantCulture));
        return size != 0 && (size < 1e-6 || size >= 1e21)
            ? WithExponent(negative, digits, exponent, minExponentDigits: 1)
            : Plain(negative, digits, exponent);
    }

    /// <summary>As Go's 'g' with 32 bits: plain from 1e-4 to below 1e6, else with an exponent of at least two digits.</summary>
    /// <param name="number">The number.</param>
    public static string General(float number) => GeneralOf(number.ToString("R", CultureInfo.InvariantCulture), exponentFrom: 6);

    /// <summary>As Go's 'g' with 64 bits.</summary>
    /// <param name="number">The number.</param>
    public static string General(double number) => GeneralOf(number.ToString("R", CultureInfo.InvariantCulture), exponentFrom: 6);

    /// <summary>As fmt's %v: like <see cref="General(double)"/>, but plain to below 1e21.</summary>
    /// <param name="number">The number.</param>
    public static string Printed(double number) => GeneralOf(number.ToString("R", CultureInfo.InvariantCulture), exponentFrom: 21);

    private static string GeneralOf(string shortest, int exponentFrom)
    {
        var (negative, digits, exponent) = Split(shortest);
        return digits != "0" && (exponent < -4 || exponent >= exponentFrom)
            ? WithExponent(negative, digits, exponent, minExponentDigits: 2)
            : Plain(negative, digits, exponent);
    }

    // The number is d1.d2d3… times ten to the exponent.
    private static (bool Negative, string Digits, int Exponent) Split(string shortest)
    {
        var negative = shortest[0] == '-';
        var rest = negative ? shortest[1..] : shortest;
        var e = rest.IndexOf('E', StringComparison.Ordinal);
        var scale = e < 0 ? 0 : int.Parse(rest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? rest : rest[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var digits = whole + (point < 0 ? "" : mantissa[(point + 1)..]);
        var leading = digits.Length - digits.TrimStart('0').Length;
        var significant = digits.Trim('0');
        return significant.Length == 0
            ? (negative, "0", 0)
            : (negative, significant, whole.Length - 1 - leading + scale);
    }

    private static string Plain(bool negative, string digits, int exponent)
    {
        var text = exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
            : digits.Length <= exponent + 1 ? digits.PadRight(exponent + 1, '0')
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
        return negative ? "-" + text : text;
    }

    private static string WithExponent(bool negative, string digits, int exponent, int minExponentDigits)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        var power = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture).PadLeft(minExponentDigits, '0');
        return $"{(negative ? "-" : "")}{mantissa}e{(exponent < 0 ? '-' : '+')}{power}";
    }
}
