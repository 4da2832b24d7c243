using k8s.Models;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.ControlPlane.Tests.Laws;

namespace KubeNotebooks.ControlPlane.Tests.Rollouts;

public sealed class RolloutStandingTests
{
    [Fact]
    public void A_standing_follows_the_status()
    {
        var cluster = new RolloutCase(2, "1", "0", "nope:1", Seed: 3).Begin();
        Assert.Equal(RolloutStanding.NotObserved, Standing(cluster));
        cluster.Run(TimeSpan.FromSeconds(10));
        Assert.Equal(RolloutStanding.RollingOut, Standing(cluster));
        cluster.Run(TimeSpan.FromMinutes(5));
        Assert.Equal(RolloutStanding.DeadlineExceeded, Standing(cluster));
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = web.Spec with { Paused = true } }, "test");
        cluster.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(RolloutStanding.Paused, Standing(cluster));
    }

    private static RolloutStanding Standing(Cluster cluster) => RolloutStandings.Of(cluster.Deployments[0]);
}
