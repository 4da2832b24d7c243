using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.Deployment;

public class DeploymentStatusTests
{
    private static readonly DateTime Now = Objects.Start.AddMinutes(20);

    [Fact]
    public void Counters_are_the_sums_over_the_ReplicaSets_and_zeros_are_left_out()
    {
        var seen = new DeploymentView(Objects.Deployment(10), Objects.ReplicaSet("new", 5, 2), [Objects.ReplicaSet("old", 8, 7)]);

        var status = DeploymentStatusRules.Counted(seen, Now);

        Assert.Equal((13, 5, 9, 9, 4), (status.Replicas, status.UpdatedReplicas, status.ReadyReplicas, status.AvailableReplicas, status.UnavailableReplicas));
        status = DeploymentStatusRules.Counted(new DeploymentView(Objects.Deployment(0), null, []), Now);
        Assert.Equal((null, null, null, null, null), (status.Replicas, status.UpdatedReplicas, status.ReadyReplicas, status.AvailableReplicas, status.UnavailableReplicas));
        Assert.Equal(1, status.ObservedGeneration);
    }

    [Theory] // available of 10 with at most 2 unavailable => Available
    [InlineData(8, "True MinimumReplicasAvailable Deployment has minimum availability.")]
    [InlineData(7, "False MinimumReplicasUnavailable Deployment does not have minimum availability.")]
    public void Availability_is_replicas_less_unavailable(int available, string expected)
    {
        var seen = new DeploymentView(Objects.Deployment(10, "25%", "2"), Objects.ReplicaSet("new", 10, available), []);

        var condition = Assert.Single(DeploymentStatusRules.Counted(seen, Now).Conditions);

        Assert.Equal(expected, $"{condition.Status} {condition.Reason} {condition.Message}");
    }

    [Theory] // stored reason, seconds since its update, stored counters updated/replicas/available, new size, new available, old size => Progressing
    [InlineData("NewReplicaSetCreated", 10, 0, 3, 3, 1, 0, 3, "True ReplicaSetUpdated ReplicaSet \"new\" is progressing.")]
    [InlineData("ReplicaSetUpdated", 10, 1, 4, 3, 1, 0, 3, "True ReplicaSetUpdated stays")]
    [InlineData("ReplicaSetUpdated", 601, 1, 4, 3, 1, 0, 3, "False ProgressDeadlineExceeded ReplicaSet \"new\" has timed out progressing.")]
    [InlineData("ReplicaSetUpdated", 600, 1, 4, 3, 1, 0, 3, "True ReplicaSetUpdated stays")]
    [InlineData("ProgressDeadlineExceeded", 5, 1, 4, 3, 1, 1, 3, "True ReplicaSetUpdated ReplicaSet \"new\" is progressing.")]
    [InlineData("ReplicaSetUpdated", 10, 3, 3, 2, 3, 3, 0, "True NewReplicaSetAvailable ReplicaSet \"new\" has successfully progressed.")]
    [InlineData("NewReplicaSetAvailable", 9999, 3, 3, 3, 3, 2, 0, "True NewReplicaSetAvailable stays")]
    [InlineData("DeploymentResumed", 700, 1, 4, 3, 1, 0, 3, "False ProgressDeadlineExceeded ReplicaSet \"new\" has timed out progressing.")]
    public void Progress(
        string reason, int seconds, int updated, int replicas, int available, int newSize, int newUp, int oldSize, string expected)
    {
        var stored = DeploymentConditions.New("Progressing", "True", reason, "stays", Now.AddSeconds(-seconds));
        if (reason == "ProgressDeadlineExceeded") stored = stored with { Status = "False" };
        var deployment = Objects.Deployment(3) with
        {
            Status = new V1DeploymentStatus
            {
                UpdatedReplicas = updated,
                Replicas = replicas,
                AvailableReplicas = available,
                ReadyReplicas = available,
                Conditions = [stored],
            },
        };
        List<V1ReplicaSet> old = oldSize == 0 ? [] : [Objects.ReplicaSet("old", oldSize, oldSize)];
        var seen = new DeploymentView(deployment, Objects.ReplicaSet("new", newSize, newUp, age: 9), [.. old]);

        var status = DeploymentStatusRules.OfRollout(seen, Now, Now);

        var progressing = DeploymentConditions.Find(status.Conditions, "Progressing")!;
        Assert.Equal(expected, $"{progressing.Status} {progressing.Reason} {progressing.Message}");
    }

    [Fact]
    public void Without_a_deadline_progress_is_not_told()
    {
        var deployment = Objects.Deployment(3);
        deployment = deployment with
        {
            Spec = deployment.Spec with { ProgressDeadlineSeconds = int.MaxValue },
            Status = new V1DeploymentStatus { Conditions = [DeploymentConditions.New("Progressing", "True", "ReplicaSetUpdated", "", Now)] },
        };
        var status = DeploymentStatusRules.OfRollout(new DeploymentView(deployment, Objects.ReplicaSet("new", 3), []), Now, Now);
        Assert.Equal(["Available"], status.Conditions.Select(one => one.Type));
    }

    [Fact]
    public void The_condition_that_changed_last_stands_last_and_keeps_its_time_while_only_the_reason_changes()
    {
        IList<V1DeploymentCondition> conditions =
        [
            DeploymentConditions.New("Progressing", "True", "NewReplicaSetCreated", "", Objects.Start),
            DeploymentConditions.New("Available", "False", "MinimumReplicasUnavailable", "", Objects.Start),
        ];
        Assert.Same(conditions, DeploymentConditions.Set(
            conditions, DeploymentConditions.New("Progressing", "True", "NewReplicaSetCreated", "another text", Now)));

        var changed = DeploymentConditions.Set(conditions, DeploymentConditions.New("Progressing", "True", "ReplicaSetUpdated", "", Now));

        Assert.Equal(["Available", "Progressing"], changed.Select(one => one.Type));
        Assert.Equal((Now, Objects.Start), (changed[1].LastUpdateTime, changed[1].LastTransitionTime));
    }

    [Fact]
    public void A_ReplicaSet_that_cannot_create_pods_shows_in_the_Deployment()
    {
        var failed = Objects.ReplicaSet("new", 1) with
        {
            Status = new V1ReplicaSetStatus
            {
                Conditions =
                [
                    new V1ReplicaSetCondition
                    {
                        Type = "ReplicaFailure", Status = "True", Reason = "FailedCreate", Message = "no", LastTransitionTime = Objects.Start,
                    },
                ],
            },
        };
        var seen = new DeploymentView(Objects.Deployment(3), failed, [Objects.ReplicaSet("old", 3, 3)]);

        var status = DeploymentStatusRules.OfRollout(seen, Now, Now);

        var failure = status.Conditions.Last();
        Assert.Equal(("ReplicaFailure", "FailedCreate", "no", Objects.Start), (failure.Type, failure.Reason, failure.Message, failure.LastUpdateTime));
        status = DeploymentStatusRules.OfRollout(
            seen with { New = Objects.ReplicaSet("new", 1), Deployment = seen.Deployment with { Status = status } }, Now, Now);
        Assert.DoesNotContain(status.Conditions, one => one.Type == "ReplicaFailure");
    }

    [Theory] // reason, seconds since its update => how long until the next look
    [InlineData("ReplicaSetUpdated", 100, 501.0)]
    [InlineData("ReplicaSetUpdated", 599, 2.0)]
    [InlineData("ReplicaSetUpdated", 600, 0.0)]
    [InlineData("ProgressDeadlineExceeded", 700, null)]
    [InlineData("NewReplicaSetAvailable", 100, 501.0)]
    [InlineData("NewReplicaSetAvailable", 700, null)]
    public void A_rollout_is_looked_at_again_when_its_deadline_may_have_passed(string reason, int seconds, double? expected)
    {
        var stored = DeploymentConditions.New("Progressing", "True", reason, "", Now.AddSeconds(-seconds));
        var deployment = Objects.Deployment(3) with { Status = new V1DeploymentStatus { Conditions = [stored] } };
        var seen = new DeploymentView(deployment, Objects.ReplicaSet("new", 3), []);

        Assert.Equal(expected, ProgressRules.CheckAgain(seen, deployment.Status, Now)?.TotalSeconds);
    }
}
