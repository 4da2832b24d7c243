using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.ReplicaSet;

public class ReplicaSetRulesTests
{
    private static readonly DateTime Now = Objects.Start.AddMinutes(1);

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "1")]
    [InlineData(3, "1 2")]
    [InlineData(10, "1 2 4 3")]
    [InlineData(500, "1 2 4 8 16 32 64 128 245")]
    public void Creation_starts_slowly(int pods, string batches) => Assert.Equal(batches, string.Join(' ', SlowStart.Batches(pods)));

    [Theory] // wanted, active, managed => created, deleted
    [InlineData(3, 1, true, 2, 0)]
    [InlineData(3, 5, true, 0, 2)]
    [InlineData(3, 3, true, 0, 0)]
    [InlineData(3, 1, false, 0, 0)]
    [InlineData(9000, 0, true, 500, 0)]
    [InlineData(0, 9000, true, 0, 500)]
    public void A_pass_creates_or_deletes_500_pods_at_most(int wanted, int active, bool managed, int created, int deleted)
    {
        var seen = new ReplicaSetView(Objects.ReplicaSet("web", wanted), new PodCounts(active, active, 0)) { Manages = managed };
        Assert.Equal((created, deleted), (seen.Missing, seen.TooMany));
    }

    [Theory] // seconds for which pods must be ready, fractions of a second after Now => available of 3 that are ready for 9, 10 and 11 s
    [InlineData(0, 0.0, 3)]
    [InlineData(10, 0.0, 1)]
    [InlineData(10, 0.1, 2)]
    [InlineData(12, 0.0, 0)]
    public void A_pod_is_available_after_more_than_the_minimum(int minimum, double fraction, int available)
    {
        var replicaSet = Objects.ReplicaSet("web", 3);
        replicaSet = replicaSet with { Spec = replicaSet.Spec with { MinReadySeconds = minimum } };
        var second = ReplicaSetPods.SecondOf(Now);
        var seen = new ReplicaSetView(replicaSet, new PodCounts(3, 3, 3))
        {
            ReadyLately = minimum == 0 ? [] : [(second - 11, 1), (second - 10, 1), (second - 9, 1)],
        };
        Assert.Equal(available, seen.Available(new DateTimeOffset(Now).AddSeconds(fraction)));
    }

    [Fact]
    public void A_status_that_says_the_same_is_kept()
    {
        var replicaSet = Objects.ReplicaSet("web", 3, available: 2) with
        {
            Status = new V1ReplicaSetStatus
            {
                Replicas = 3,
                FullyLabeledReplicas = 3,
                ReadyReplicas = 2,
                AvailableReplicas = 2,
                ObservedGeneration = 1,
            },
        };
        var seen = new ReplicaSetView(replicaSet, new PodCounts(3, 3, 2));
        Assert.True(ReplicaSetStatusRules.IsUpToDate(seen, Now));
        Assert.Same(replicaSet.Status, ReplicaSetStatusRules.Of(seen, null, Now, Now));

        var status = ReplicaSetStatusRules.Of(seen with { Counts = new PodCounts(3, 3, 0) }, null, Now, Now);
        Assert.Equal((3, null, null), (status.Replicas, status.ReadyReplicas, status.AvailableReplicas));
    }

    [Fact]
    public void The_first_failure_is_told_until_a_pass_goes_well()
    {
        var seen = new ReplicaSetView(Objects.ReplicaSet("web", 3), new PodCounts(1, 1, 0));

        var first = ReplicaSetStatusRules.Of(seen, "no room", Now, Now);
        seen = seen with { ReplicaSet = seen.ReplicaSet with { Status = first } };
        var second = ReplicaSetStatusRules.Of(seen, "no light", Now.AddSeconds(9), Now.AddSeconds(9));
        var third = ReplicaSetStatusRules.Of(seen, null, Now, Now);

        Assert.Equal(("ReplicaFailure", "True", "FailedCreate", "no room", Now), Parts(Assert.Single(first.Conditions)));
        Assert.Same(first, second);
        Assert.Empty(third.Conditions);
        var tooMany = new ReplicaSetView(Objects.ReplicaSet("web", 0), new PodCounts(1, 1, 0));
        Assert.Equal("FailedDelete", ReplicaSetStatusRules.Of(tooMany, "no", Now, Now).Conditions[0].Reason);
    }

    [Fact]
    public void Expectations_hold_until_all_has_shown_or_five_minutes_have_passed()
    {
        var web = new ControlPlane.Store.ObjectKey("default", "web");
        var expectations = new PodExpectations();
        Assert.True(expectations.AreMet(web, Now));

        expectations.ExpectCreations(web, 2, Now);
        expectations.CreationsObserved(web);
        Assert.False(expectations.AreMet(web, Now));
        Assert.True(expectations.AreMet(web, Now.AddSeconds(301)));
        expectations.CreationsObserved(web);
        Assert.True(expectations.AreMet(web, Now));

        expectations.ExpectDeletions(web, ["a", "b"], Now);
        expectations.DeletionObserved(web, "a");
        expectations.DeletionObserved(web, "a");
        var fork = expectations.Fork();
        expectations.DeletionObserved(web, "b");
        Assert.True(expectations.AreMet(web, Now));
        Assert.False(fork.AreMet(web, Now));
    }

    private static (string, string, string, string, DateTime?) Parts(V1ReplicaSetCondition condition) =>
        (condition.Type, condition.Status, condition.Reason, condition.Message, condition.LastTransitionTime);
}
