using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Tests.Api;

public class HumanDurationTests
{
    [Theory] // seconds => text
    [InlineData(-2, "<invalid>")]
    [InlineData(-1.9, "0s")]
    [InlineData(0, "0s")]
    [InlineData(1.9, "1s")]
    [InlineData(119.9, "119s")]
    [InlineData(120, "2m")]
    [InlineData(168, "2m48s")]
    [InlineData(599, "9m59s")]
    [InlineData(600, "10m")]
    [InlineData(659, "10m")]
    [InlineData(3 * 3600 - 1, "179m")]
    [InlineData(3 * 3600, "3h")]
    [InlineData(3 * 3600 + 60, "3h1m")]
    [InlineData(8 * 3600 - 1, "7h59m")]
    [InlineData(8 * 3600, "8h")]
    [InlineData(48 * 3600 - 1, "47h")]
    [InlineData(48 * 3600, "2d")]
    [InlineData(49 * 3600, "2d1h")]
    [InlineData(192 * 3600 - 1, "7d23h")]
    [InlineData(192 * 3600, "8d")]
    [InlineData(729.9 * 86400, "729d")]
    [InlineData(730.0 * 86400, "2y")]
    [InlineData(731.0 * 86400, "2y1d")]
    [InlineData(8 * 365.0 * 86400 - 1, "7y364d")]
    [InlineData(8 * 365.0 * 86400, "8y")]
    public void A_span_is_cut_to_its_largest_units(double seconds, string text) =>
        Assert.Equal(text, HumanDuration.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_moment_that_was_never_set_is_unknown() =>
        Assert.Equal("<unknown>", HumanDuration.Since(null, DateTimeOffset.UnixEpoch));

    [Fact]
    public void The_fraction_of_a_recorded_second_does_not_count()
    {
        var second = new DateTime(2026, 11, 24, 6, 0, 0, DateTimeKind.Utc);

        Assert.Equal("5s", HumanDuration.Since(second.AddSeconds(0.9), new DateTimeOffset(second.AddSeconds(5.1))));
        Assert.Equal("4s", HumanDuration.SinceExactly(second.AddSeconds(0.9), new DateTimeOffset(second.AddSeconds(5.1))));
    }
}
