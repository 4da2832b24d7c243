using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Faults;

public class RegistryFaultTests
{
    [Fact]
    public void An_image_that_is_gone_cannot_be_pulled_until_it_is_back()
    {
        var story = new PodStory();
        var fault = story.Cluster.Faults.Fail(FaultKind.ImageGone, FaultStory.Image("nginx:1.17"));
        story.Create(PodStory.Pod("web", "nginx:1.17")).Run(40);

        Assert.Equal(["0/1 Pending 0", "0/1 ContainerCreating 0", "0/1 ErrImagePull 0", "0/1 ImagePullBackOff 0"], story.Rows.Take(4));
        Assert.Contains(story.Events, e => e.StartsWith("Failed: Failed to pull image \"nginx:1.17\": rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/library/nginx:1.17\": "
            + "failed to resolve reference \"docker.io/library/nginx:1.17\": docker.io/library/nginx:1.17: not found", StringComparison.Ordinal));
        story.Cluster.Faults.Heal(fault);
        Assert.Equal("1/1 Running 0", story.Run(90).Rows.Last());
    }

    [Fact]
    public void A_node_that_has_the_image_needs_no_registry()
    {
        var story = new PodStory(cached: "nginx:1.17");
        story.Cluster.Faults.Fail(FaultKind.ImageGone, FaultStory.Image("nginx:1.17"));

        Assert.Equal("1/1 Running 0", story.Create(PodStory.Pod("web", "nginx:1.17")).Run(20).Rows.Last());
    }

    [Theory] // when the registry gets slow and when it is healed, seconds; how long the pod then takes until it runs, at least and at most
    [InlineData(0, 900, 95, 125)]
    [InlineData(8, 900, 50, 105)]
    [InlineData(0, 30, 30, 45)]
    public void A_slow_registry_slows_the_pulls_under_way_too(int from, int to, int least, int most)
    {
        var story = new PodStory().Create(PodStory.Pod("web", "nginx:1.17")).Run(from);
        var fault = story.Cluster.Faults.Fail(FaultKind.RegistrySlow, FaultTarget.Registry, times: 10);
        story.Run(to - from);
        story.Cluster.Faults.Heal(fault);
        story.Run(200);

        Assert.InRange(story.TimedRows.First(row => row.Row == "1/1 Running 0").At.TotalSeconds, least, most);
    }
}
