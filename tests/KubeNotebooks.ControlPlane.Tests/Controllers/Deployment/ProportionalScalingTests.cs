using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.Deployment;

public class ProportionalScalingTests
{
    [Theory] // replicas, surge, max before, old (older, size), old (newer, size), new (size) => sizes in the order of writing
    [InlineData(15, "3", 13, 8, 0, 5, "old 8->11, new 5->7")]
    [InlineData(5, "3", 13, 8, 0, 5, "old 8->5, new 5->3")]
    [InlineData(0, "3", 13, 8, 0, 5, "old 8->0, new 5->0")]
    [InlineData(10, "3", 13, 8, 0, 5, "old 8->8, new 5->5")]
    [InlineData(20, "0", 10, 5, 0, 5, "new 5->10, old 5->10")] // equal sizes: growing, the newer comes first
    [InlineData(5, "0", 10, 5, 0, 5, "old 5->2, new 5->3")] // shrinking, the older; halves round away from zero
    [InlineData(11, "0", 10, 4, 4, 2, "mid 4->5, old 4->4, new 2->2")] // shares of 0.4, 0.4 and 0.2 pods: what is left goes to the first
    public void Replicas_are_shared_out_by_size(int replicas, string surge, int before, int old, int mid, int @new, string expected)
    {
        List<V1ReplicaSet> all = [Sized("old", old, 0, before, 10), Sized("mid", mid, 1, before, 10)];
        var seen = new DeploymentView(
            Objects.Deployment(replicas, surge, "1"), Sized("new", @new, 2, before, 10), [.. all.Where(DeploymentView.IsActive)]);

        Assert.True(replicas == 10 || ProportionalScaling.IsScalingEvent(seen));
        Assert.Equal(expected, Text(ProportionalScaling.Decide(seen)));
    }

    [Fact]
    public void A_single_ReplicaSet_with_pods_takes_all()
    {
        var seen = new DeploymentView(Objects.Deployment(10), Sized("new", 3, 2, 4, 3), [Sized("old", 0, 0, 4, 3)]);
        Assert.Equal("new 3->10", Text(ProportionalScaling.Decide(seen)));
        Assert.Equal("", Text(ProportionalScaling.Decide(seen with { New = Sized("new", 10, 2, 4, 3) })));
    }

    [Fact]
    public void Without_any_pods_the_new_ReplicaSet_grows_or_else_the_newest_old_one()
    {
        var seen = new DeploymentView(Objects.Deployment(4), Sized("new", 0, 2, 1, 0), [Sized("a", 0, 0, 1, 0), Sized("b", 0, 1, 1, 0)]);
        Assert.Equal("new 0->4", Text(ProportionalScaling.Decide(seen)));
        Assert.Equal("b 0->4", Text(ProportionalScaling.Decide(seen with { New = null })));
        Assert.Equal("", Text(ProportionalScaling.Decide(new DeploymentView(Objects.Deployment(4), null, []))));
    }

    [Fact]
    public void A_saturated_new_ReplicaSet_lets_the_old_ones_go_newest_first()
    {
        var full = Objects.Annotated(Objects.ReplicaSet("new", 4, 4, age: 9), desired: 4, max: 5);
        var seen = new DeploymentView(Objects.Deployment(4), full, [Sized("a", 1, 0, 5, 3), Sized("b", 2, 1, 5, 3)]);
        Assert.Equal("b 2->0, a 1->0", Text(ProportionalScaling.Decide(seen)));
    }

    [Fact]
    public void A_Deployment_that_recreates_shares_nothing_out()
    {
        var seen = new DeploymentView(
            Objects.Recreated(Objects.Deployment(9)), Sized("new", 2, 2, 3, 3), [Sized("old", 1, 0, 3, 3)]);
        Assert.Equal("", Text(ProportionalScaling.Decide(seen)));
    }

    [Fact]
    public void Only_a_ReplicaSet_with_pods_tells_of_a_scaling()
    {
        var seen = new DeploymentView(Objects.Deployment(5), Sized("new", 3, 2, 4, 5), [Sized("old", 0, 0, 4, 3)]);
        Assert.False(ProportionalScaling.IsScalingEvent(seen));
        Assert.True(ProportionalScaling.IsScalingEvent(seen with { Old = [Sized("old", 1, 0, 4, 3)] }));
        Assert.False(ProportionalScaling.IsScalingEvent(seen with { Old = [Objects.ReplicaSet("old", 1)] }));
    }

    private static V1ReplicaSet Sized(string name, int size, int age, int max, int desired) =>
        Objects.Annotated(Objects.ReplicaSet(name, size, available: 0, age), desired, max);

    private static string Text(ScalingDecision decision) =>
        string.Join(", ", decision.Scales.Select(scale => $"{scale.ReplicaSet.Metadata.Name} {scale.From}->{scale.To}"));
}
