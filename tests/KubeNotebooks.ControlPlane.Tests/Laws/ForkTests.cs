using k8s.Models;

namespace KubeNotebooks.ControlPlane.Tests.Laws;

/// <summary>A cluster can be copied at any moment; the copy goes on exactly as the original would, and by itself.</summary>
public class ForkTests
{
    private const string Me = "test";
    private static readonly RolloutCase Rollout = new(5, "25%", "25%", "nginx:1.17", 11);

    [Theory] // seconds after the rollout began
    [InlineData(0)]
    [InlineData(0.02)]
    [InlineData(0.1)]
    [InlineData(1)]
    [InlineData(9.5)]
    [InlineData(12)]
    public void A_fork_in_the_middle_of_a_rollout_goes_on_as_its_original_does(double seconds)
    {
        var original = Begin(seconds);
        var fork = original.Fork();

        foreach (var cluster in new[] { original, fork })
        {
            cluster.Run(TimeSpan.FromSeconds(2));
            cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = web.Spec with { Replicas = 7 } }, Me);
            cluster.Run(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(Laws.Text(original.Trace), Laws.Text(fork.Trace));
        Assert.Equal(7, fork.Pods.Count);
    }

    [Fact]
    public void A_fork_and_its_original_do_not_touch_each_other()
    {
        var original = Begin(seconds: 3);
        var undisturbed = Begin(seconds: 3);
        var fork = original.Fork();

        fork.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = web.Spec with { Replicas = 1 } }, Me);
        fork.Run(TimeSpan.FromMinutes(2));
        original.Run(TimeSpan.FromMinutes(2));
        undisturbed.Run(TimeSpan.FromMinutes(2));

        Assert.Single(fork.Pods);
        Assert.Equal(5, original.Pods.Count);
        Assert.Equal(Laws.Text(undisturbed.Trace), Laws.Text(original.Trace));
    }

    private static Cluster Begin(double seconds)
    {
        var cluster = Rollout.Begin();
        cluster.Run(TimeSpan.FromSeconds(seconds));
        return cluster;
    }
}
