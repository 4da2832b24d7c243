using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.ControlPlane.Tests.Timelines;

public class TimeAxisTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    [Theory] // seconds at which something happens => the cuts, in seconds
    [InlineData("0 5 10", "")]
    [InlineData("0 5 600", "12.5-592.5")]
    [InlineData("0 5 10 30 40", "")]
    [InlineData("0 2 4 100 102 700 705", "11.5-92.5 109.5-692.5")]
    public void Long_calm_is_cut_when_it_is_most_of_the_time(string moments, string cuts)
    {
        var axis = TimeAxis.Of(moments.Split(' ').Select(At));
        Assert.Equal(cuts, string.Join(' ', axis.Parts.Where(part => part.IsCut).Select(part => FormattableString.Invariant($"{(part.From - Start).TotalSeconds}-{(part.To - Start).TotalSeconds}"))));
    }

    [Fact]
    public void The_parts_cover_the_axis_and_places_and_moments_belong_together()
    {
        var axis = TimeAxis.Of(new[] { "0", "2", "4", "100", "102", "700", "705" }.Select(At));
        Assert.Equal((0.0, 1.0), (axis.Parts[0].Start, Math.Round(axis.Parts[^1].End, 9)));
        Assert.All(axis.Parts.Zip(axis.Parts.Skip(1)), pair => Assert.Equal((pair.First.End, pair.First.To), (pair.Second.Start, pair.Second.From)));
        for (var place = 0.0; place <= 1; place += 0.01) Assert.Equal(place, axis.At(axis.Moment(place)), 4);
    }

    [Fact]
    public void Ticks_are_round_and_not_in_a_cut()
    {
        var axis = TimeAxis.Of(new[] { "0", "2", "4", "100", "102", "700", "705" }.Select(At));
        Assert.Equal([0, 10, 100, 700], axis.Ticks(0.15).Select(tick => (tick - Start).TotalSeconds).Where(second => second % 5 == 0).Where(second => second is 0 or 10 or 100 or 700));
        Assert.All(axis.Ticks(0.1), tick => Assert.DoesNotContain(axis.Parts, part => part.IsCut && part.From < tick && tick < part.To));
    }

    [Fact]
    public void A_single_moment_is_an_axis_too() => Assert.Equal(0, TimeAxis.Of([Start]).At(Start));

    private static DateTimeOffset At(string seconds) => Start.AddSeconds(double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
}
