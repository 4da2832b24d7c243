using System.Globalization;
using System.Numerics;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>The way in which a <see cref="Quantity"/> is written.</summary>
public enum QuantityFormat
{
    /// <summary>Powers of 1000: <c>100m</c>, <c>2</c>, <c>5M</c>.</summary>
    DecimalSI,

    /// <summary>Powers of 1024: <c>64Mi</c>.</summary>
    BinarySI,

    /// <summary>A power of ten as a number: <c>12e6</c>.</summary>
    DecimalExponent,
}

/// <summary>An exact amount of a resource: CPU cores, bytes, a count.</summary>
/// <remarks>
/// A value: two quantities are equal when their amounts are, however they are written. What Kubernetes remembers of the
/// text is kept too, because the pod-template-hash depends on it.
/// Source: apimachinery pkg/api/resource/quantity.go, amount.go, math.go.
/// </remarks>
public sealed class Quantity : IComparable<Quantity>, IEquatable<Quantity>
{
    private readonly string? _text;

    internal Quantity(BigInteger unscaled, int exponent, QuantityFormat format, string? text, bool isBig)
    {
        Unscaled = unscaled;
        Exponent = exponent;
        Format = format;
        IsBig = isBig;
        _text = text;
    }

    /// <summary>Nothing.</summary>
    public static Quantity Zero { get; } = new(BigInteger.Zero, 0, QuantityFormat.DecimalSI, "0", isBig: false);

    /// <summary>How it is written.</summary>
    public QuantityFormat Format { get; }

    /// <summary>Whether the amount is none.</summary>
    public bool IsZero => Unscaled.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Unscaled.Sign;

    /// <summary>The amount in whole units, rounded away from zero; at most <see cref="long.MaxValue"/>.</summary>
    public long Value => Scaled(0);

    /// <summary>The amount in thousandths, rounded away from zero; at most <see cref="long.MaxValue"/>.</summary>
    public long MilliValue => Scaled(-3);

    /// <summary>The amount is <c>Unscaled * 10^Exponent</c>.</summary>
    internal BigInteger Unscaled { get; }

    /// <summary>The power of ten of <see cref="Unscaled"/>.</summary>
    internal int Exponent { get; }

    /// <summary>Whether Kubernetes keeps it as a number of any size instead of a 64-bit one.</summary>
    internal bool IsBig { get; }

    /// <summary>The text that Kubernetes remembers; empty when it would write the number anew.</summary>
    internal string RememberedText => _text ?? "";

    /// <summary>Reads a quantity.</summary>
    /// <param name="text">Such as <c>100m</c>, <c>1.5Gi</c> or <c>1e3</c>.</param>
    /// <exception cref="FormatException">It is none; the message is Kubernetes'.</exception>
    public static Quantity Parse(string text) =>
        QuantityParser.Parse(text, out var error) ?? throw new FormatException(error);

    /// <summary>Reads a quantity, if it is one.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null when it is none.</returns>
    public static Quantity? TryParse(string text) => QuantityParser.Parse(text, out _);

    /// <summary>The exact amount of a model's quantity; <see cref="Zero"/> for null.</summary>
    /// <param name="quantity">As in an API object.</param>
    public static Quantity From(ResourceQuantity? quantity) => quantity switch
    {
        null => Zero,
        ExactQuantity exact => exact.Quantity,
        _ => Parse(quantity.ToString()),
    };

    /// <summary>A whole number.</summary>
    /// <param name="value">The amount.</param>
    /// <param name="format">How it is to be written.</param>
    public static Quantity Of(long value, QuantityFormat format = QuantityFormat.DecimalSI) => new(value, 0, format, null, isBig: false);

    /// <summary>A number of thousandths.</summary>
    /// <param name="value">The amount in thousandths.</param>
    public static Quantity OfMilli(long value) => new(value, -3, QuantityFormat.DecimalSI, null, isBig: false);

    /// <summary>The sum; written like the left side, unless that is zero.</summary>
    public static Quantity operator +(Quantity left, Quantity right) => Combine(left, right, right.Unscaled);

    /// <summary>The difference; written like the left side, unless that is zero.</summary>
    public static Quantity operator -(Quantity left, Quantity right) => Combine(left, right, -right.Unscaled);

    /// <summary>The form in which models carry it.</summary>
    public ResourceQuantity ToResource() => new ExactQuantity(this);

    /// <summary>At least as much, in whole thousandths: what the API server does with requests and limits.</summary>
    /// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_ResourceList.</remarks>
    public Quantity RoundUpToMilli() => !IsBig && Exponent >= -3
        ? this
        : new(Exponent >= -3 ? Unscaled * BigInteger.Pow(10, Exponent + 3) : RoundedAway(Exponent + 3), -3, Format, null, IsBig);

    /// <inheritdoc/>
    public int CompareTo(Quantity? other)
    {
        if (other is null) return 1;
        if (Exponent == other.Exponent) return Unscaled.CompareTo(other.Unscaled);
        var least = Math.Min(Exponent, other.Exponent);
        return At(least).CompareTo(other.At(least));
    }

    /// <inheritdoc/>
    public bool Equals(Quantity? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Quantity);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The text that the API server would show: the remembered one, or the canonical form.</summary>
    public override string ToString() => _text ?? Canonical();

    /// <summary>The canonical form: no fraction, and the largest suffix that loses nothing.</summary>
    public string Canonical()
    {
        if (IsZero) return "0";
        if (Format == QuantityFormat.BinarySI && BigInteger.Abs(Scaled1024()) >= 1024 && IsWhole) return CanonicalBinary();
        var (amount, exponent) = (Unscaled, Exponent);
        while (amount % 10 == 0)
        {
            amount /= 10;
            exponent++;
        }

        for (; exponent % 3 != 0; exponent--) amount *= 10;
        var suffix = Format == QuantityFormat.DecimalExponent
            ? exponent == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"e{exponent}")
            : QuantityParser.DecimalSuffix(exponent);
        return amount.ToString(CultureInfo.InvariantCulture) + suffix;
    }

    private bool IsWhole => Exponent >= 0 || (Unscaled % BigInteger.Pow(10, -Exponent)).IsZero;

    private static Quantity Combine(Quantity left, Quantity right, BigInteger unscaled)
    {
        var least = Math.Min(left.Exponent, right.Exponent);
        var sum = left.At(least) + (unscaled * BigInteger.Pow(10, right.Exponent - least));
        return new(sum, least, left.IsZero ? right.Format : left.Format, null, left.IsBig || right.IsBig);
    }

    private BigInteger At(int exponent) => Exponent == exponent ? Unscaled : Unscaled * BigInteger.Pow(10, Exponent - exponent);

    private BigInteger Scaled1024() => Exponent >= 0 ? At(0) : Unscaled / BigInteger.Pow(10, -Exponent);

    private string CanonicalBinary()
    {
        var (amount, power) = (Scaled1024(), 0);
        for (; (amount & 1023).IsZero; power++) amount >>= 10;
        return amount.ToString(CultureInfo.InvariantCulture) + QuantityParser.BinarySuffix(power);
    }

    private long Scaled(int exponent)
    {
        if (!IsBig && Exponent == exponent) return (long)Unscaled;
        var scaled = Exponent >= exponent ? At(exponent) : RoundedAway(Exponent - exponent);
        return scaled > long.MaxValue ? long.MaxValue : scaled < long.MinValue ? long.MinValue : (long)scaled;
    }

    /// <summary>Drops digits, rounding away from zero.</summary>
    /// <param name="exponent">Minus the number of digits.</param>
    private BigInteger RoundedAway(int exponent)
    {
        var quotient = BigInteger.DivRem(Unscaled, BigInteger.Pow(10, -exponent), out var rest);
        return rest.IsZero ? quotient : quotient + Unscaled.Sign;
    }
}
