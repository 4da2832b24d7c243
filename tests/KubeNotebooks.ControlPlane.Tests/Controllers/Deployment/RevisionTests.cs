using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.Deployment;

public class RevisionTests
{
    private const string Revision = "deployment.kubernetes.io/revision";
    private const string History = "deployment.kubernetes.io/revision-history";

    [Fact]
    public void The_next_revision_is_one_more_than_the_highest_old_one()
    {
        Assert.Equal(1, RevisionRules.NextRevision([]));
        Assert.Equal(8, RevisionRules.NextRevision(
            [Objects.ReplicaSet("a", 0, revision: 7), Objects.ReplicaSet("b", 0, revision: 3), Objects.ReplicaSet("c", 0)]));
    }

    [Fact]
    public void A_rollback_raises_the_revision_and_keeps_the_old_one_in_the_history()
    {
        var seen = Seen(newRevision: 2, oldRevision: 3);

        var once = RevisionRules.Synchronised(seen);
        var twice = RevisionRules.Synchronised(seen with { New = once, Old = [Objects.ReplicaSet("b", 0, revision: 5)] });

        Assert.Equal(("4", "2"), (once.Metadata.Annotations[Revision], once.Metadata.Annotations[History]));
        Assert.Equal(("6", "2,4"), (twice.Metadata.Annotations[Revision], twice.Metadata.Annotations[History]));
    }

    [Fact]
    public void A_revision_is_never_lowered_and_nothing_is_written_without_a_change()
    {
        var seen = Seen(newRevision: 9, oldRevision: 3);
        Assert.Same(seen.New, RevisionRules.Synchronised(seen));
    }

    [Fact]
    public void Annotations_are_copied_but_for_the_six_that_stay_where_they_are()
    {
        var seen = Seen(newRevision: 2, oldRevision: 1);
        var annotations = new Dictionary<string, string>
        {
            ["kubernetes.io/change-cause"] = "because",
            ["kubectl.kubernetes.io/last-applied-configuration"] = "{}",
            [Revision] = "99",
            [History] = "98",
            ["deployment.kubernetes.io/desired-replicas"] = "97",
            ["deployment.kubernetes.io/max-replicas"] = "96",
            ["deprecated.deployment.rollback.to"] = "95",
        };
        seen = seen with { Deployment = seen.Deployment with { Metadata = seen.Deployment.Metadata with { Annotations = annotations } } };

        var copied = RevisionRules.Synchronised(seen).Metadata.Annotations;

        Assert.Equal(["deployment.kubernetes.io/revision=2", "kubernetes.io/change-cause=because"], copied.Select(one => $"{one.Key}={one.Value}").Order());
    }

    [Fact]
    public void MinReadySeconds_goes_to_the_ReplicaSet()
    {
        var seen = Seen(newRevision: 2, oldRevision: 1);
        seen = seen with { Deployment = seen.Deployment with { Spec = seen.Deployment.Spec with { MinReadySeconds = 5 } } };
        Assert.Equal(5, RevisionRules.Synchronised(seen).Spec.MinReadySeconds);
    }

    [Fact]
    public void An_unreadable_revision_stops_the_copying()
    {
        var seen = Seen(newRevision: 2, oldRevision: 3);
        var annotations = new Dictionary<string, string> { [Revision] = "two" };
        seen = seen with { New = seen.New! with { Metadata = seen.New.Metadata with { Annotations = annotations } } };
        Assert.Same(seen.New, RevisionRules.Synchronised(seen));
    }

    [Fact]
    public void A_history_drops_its_oldest_entries_when_it_grows_past_2000_characters()
    {
        var history = string.Join(',', Enumerable.Range(1000, 400));
        var longer = RevisionRules.Append(history, "1400");
        Assert.Equal(1999, longer.Length);
        Assert.StartsWith("1001,", longer);
        Assert.EndsWith(",1399,1400", longer);
    }

    [Fact]
    public void The_history_limit_takes_the_lowest_revisions_and_spares_ReplicaSets_with_pods()
    {
        V1ReplicaSet[] old = [Empty("a", 0, 6), Empty("b", 1, 2), Objects.ReplicaSet("c", 1, age: 2, revision: 1), Empty("d", 3, 4)];
        var deployment = Objects.Deployment(3);
        var seen = new DeploymentView(deployment with { Spec = deployment.Spec with { RevisionHistoryLimit = 2 } }, null, [.. old]);

        Assert.Equal(["b"], Names(HistoryCleanup.Decide(seen, KubernetesVersion.V1_32))); // c, then b; c has a pod
        Assert.Equal(["a", "b"], Names(HistoryCleanup.Decide(seen, KubernetesVersion.V1_17))); // by age
        seen = new DeploymentView(deployment with { Spec = deployment.Spec with { RevisionHistoryLimit = 4 } }, null, [.. old]);
        Assert.Empty(HistoryCleanup.Decide(seen, KubernetesVersion.V1_32));
        seen = new DeploymentView(deployment with { Spec = deployment.Spec with { RevisionHistoryLimit = 0 } }, null, [.. old]);
        Assert.Equal(["b", "d", "a"], Names(HistoryCleanup.Decide(seen, KubernetesVersion.V1_32)));
    }

    [Theory] // revision asked for => event
    [InlineData(0, "Normal DeploymentRollback: Rolled back deployment \"web\" to revision 1")]
    [InlineData(1, "Normal DeploymentRollback: Rolled back deployment \"web\" to revision 1")]
    [InlineData(2, "Warning DeploymentRollbackTemplateUnchanged: The rollback revision contains the same template as current deployment \"web\"")]
    [InlineData(9, "Warning DeploymentRollbackRevisionNotFound: Unable to find the revision to rollback to.")]
    public void A_rollback_by_annotation(long revision, string expected)
    {
        var seen = new DeploymentView(
            Asking(revision), Objects.ReplicaSet("new", 3, image: "nginx:1", revision: 2), [Objects.ReplicaSet("old", 0, revision: 1)]);

        Assert.Equal(revision, Rollback.RequestedRevision(seen.Deployment));
        var decision = Rollback.Decide(seen, revision);

        Assert.Equal(expected, $"{decision.Type} {decision.Reason}: {decision.Message}");
        Assert.Null(Rollback.RequestedRevision(decision.Changed));
        Assert.Equal(decision.Type == "Normal" ? "nginx:0" : "nginx:1", decision.Changed.Spec.Template.Spec.Containers[0].Image);
    }

    private static V1Deployment Asking(long revision)
    {
        var deployment = Objects.Deployment(3);
        var annotations = new Dictionary<string, string> { ["deprecated.deployment.rollback.to"] = $"{revision}" };
        return deployment with { Metadata = deployment.Metadata with { Annotations = annotations } };
    }

    private static DeploymentView Seen(long newRevision, long oldRevision) => new(
        Objects.Deployment(3), Objects.ReplicaSet("new", 3, revision: newRevision), [Objects.ReplicaSet("old", 0, revision: oldRevision)]);

    private static V1ReplicaSet Empty(string name, int age, long revision) => Objects.ReplicaSet(name, 0, age: age, revision: revision);

    private static IEnumerable<string> Names(IEnumerable<V1ReplicaSet> all) => all.Select(one => one.Metadata.Name);
}
