using CsCheck;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Tests.Api;

public class QuantityTests
{
    private static readonly string[] Suffixes = ["", "n", "u", "m", "k", "M", "G", "Ki", "Mi", "Gi", "Ti", "e3", "E-2"];

    private static readonly Gen<string> AnyQuantity = Gen.Select(
        Gen.Int[0, 999_999],
        Gen.OneOf(Gen.Const(""), Gen.Int[0, 9999].Select(number => $".{number}")),
        Gen.Int[0, Suffixes.Length - 1].Select(place => Suffixes[place]),
        (whole, fraction, suffix) => $"{whole}{fraction}{suffix}");

    [Theory] // as written => as shown, whole units, thousandths
    [InlineData("0", "0", 0, 0)]
    [InlineData("100m", "100m", 1, 100)]
    [InlineData("0.1", "100m", 1, 100)]
    [InlineData("1", "1", 1, 1000)]
    [InlineData("1000m", "1", 1, 1000)]
    [InlineData("0.5", "500m", 1, 500)]
    [InlineData("1.5", "1500m", 2, 1500)]
    [InlineData("1.234", "1.234", 2, 1234)]
    [InlineData("64Mi", "64Mi", 67108864, 67108864000)]
    [InlineData("1024Mi", "1Gi", 1073741824, 1073741824000)]
    [InlineData("1.5Gi", "1536Mi", 1610612736, 1610612736000)]
    [InlineData("100M", "100M", 100000000, 100000000000)]
    [InlineData("1000000k", "1G", 1000000000, 1000000000000)]
    [InlineData("1e3", "1e3", 1000, 1000000)]
    [InlineData("0.5Ki", "512", 512, 512000)]
    [InlineData("-1.5", "-1500m", -2, -1500)]
    [InlineData("1Pi", "1Pi", 1125899906842624, 1125899906842624000)]
    [InlineData("100Ei", "9223372036854775807", long.MaxValue, long.MaxValue)]
    public void A_quantity_is_read_and_shown(string written, string shown, long value, long milli)
    {
        var quantity = Quantity.Parse(written);

        Assert.Equal(shown, quantity.ToString());
        Assert.Equal(value, quantity.Value);
        Assert.Equal(milli, quantity.MilliValue);
    }

    [Theory] // text => the API server's complaint
    [InlineData("", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [InlineData("1 Gi", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [InlineData("lots", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [InlineData("1GB", "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'")]
    [InlineData("1mm", "unable to parse quantity's suffix")]
    [InlineData("1e", "unable to parse quantity's suffix")]
    public void What_is_no_quantity_is_refused(string text, string message)
    {
        Assert.Null(Quantity.TryParse(text));
        Assert.Equal(message, Assert.Throws<FormatException>(() => Quantity.Parse(text)).Message);
    }

    [Theory] // left, right, sum, difference
    [InlineData("100m", "400m", "500m", "-300m")]
    [InlineData("0", "64Mi", "64Mi", "-64Mi")]
    [InlineData("1Gi", "512Mi", "1536Mi", "512Mi")]
    [InlineData("1", "500m", "1500m", "500m")]
    [InlineData("1.5Gi", "1.5Gi", "3Gi", "0")]
    public void Quantities_are_added_and_subtracted(string left, string right, string sum, string difference)
    {
        Assert.Equal(sum, (Quantity.Parse(left) + Quantity.Parse(right)).ToString());
        Assert.Equal(difference, (Quantity.Parse(left) - Quantity.Parse(right)).ToString());
    }

    [Theory] // as written, at least as much in whole thousandths
    [InlineData("0.0001", "1m")]
    [InlineData("123456789.5", "123456789500m")]
    [InlineData("10u", "1m")]
    [InlineData("1500u", "2m")]
    [InlineData("100m", "100m")]
    public void Amounts_below_a_thousandth_are_rounded_up(string written, string shown) =>
        Assert.Equal(shown, Quantity.Parse(written).RoundUpToMilli().ToString());

    [Fact]
    public void The_canonical_form_means_the_same_and_is_its_own_canonical_form() => AnyQuantity.Sample(text =>
    {
        var quantity = Quantity.Parse(text);
        var again = Quantity.Parse(quantity.Canonical());
        Assert.Equal(quantity, again);
        Assert.Equal(quantity.Canonical(), again.Canonical());
    });

    [Fact]
    public void A_sum_is_the_same_in_either_order_and_can_be_undone() => Gen.Select(AnyQuantity, AnyQuantity).Sample((one, other) =>
    {
        var (left, right) = (Quantity.Parse(one), Quantity.Parse(other));
        Assert.Equal(left + right, right + left);
        Assert.Equal(left, left + right - right);
        Assert.Equal(left.CompareTo(right), (left - right).Sign);
    });

    [Fact]
    public void A_model_keeps_the_text_that_the_client_would_write_anew()
    {
        Assert.Equal("1.234", new ExactQuantity("1.234").ToString());
        Assert.Equal("1234m", Quantity.From(new ResourceQuantity("1.234")).ToString());
        Assert.Same(Quantity.Zero, Quantity.From(null));
    }
}
