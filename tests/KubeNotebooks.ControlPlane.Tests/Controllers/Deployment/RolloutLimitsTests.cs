using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.Deployment;

public class RolloutLimitsTests
{
    [Theory] // replicas, surge, unavailable => resolved surge, resolved unavailable
    [InlineData(1, "25%", "25%", 1, 0)]
    [InlineData(2, "25%", "25%", 1, 0)]
    [InlineData(3, "25%", "25%", 1, 0)]
    [InlineData(4, "25%", "25%", 1, 1)]
    [InlineData(5, "25%", "25%", 2, 1)]
    [InlineData(8, "25%", "25%", 2, 2)]
    [InlineData(10, "25%", "25%", 3, 2)]
    [InlineData(12, "25%", "25%", 3, 3)]
    [InlineData(0, "25%", "25%", 0, 0)]
    [InlineData(1, "0", "25%", 0, 1)]
    [InlineData(3, "0", "1", 0, 1)]
    [InlineData(3, "1", "0", 1, 0)]
    [InlineData(3, "5", "7", 5, 3)]
    [InlineData(5, "100%", "0", 5, 0)]
    [InlineData(7, "33%", "33%", 3, 2)]
    public void Surge_rounds_up_and_unavailability_down(int replicas, string surge, string unavailable, int maxSurge, int maxUnavailable)
    {
        var limits = RolloutLimits.Of(Objects.Deployment(replicas, surge, unavailable));

        Assert.Equal(new RolloutLimits(replicas, maxSurge, maxUnavailable), limits);
        Assert.Equal(replicas + maxSurge, limits.MaxTotal);
        Assert.Equal(replicas - maxUnavailable, limits.MinAvailable);
    }

    [Fact]
    public void Recreate_has_neither_surge_nor_unavailability() =>
        Assert.Equal(new RolloutLimits(10, 0, 0), RolloutLimits.Of(Objects.Recreated(Objects.Deployment(10))));
}
