using CsCheck;
using k8s.Models;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.ControlPlane.Tests.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Tests.Laws;

namespace KubeNotebooks.ControlPlane.Tests.Diagnosis;

public sealed class ExplanationLawTests
{
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(90);

    [Fact]
    public void A_healthy_rollout_is_never_called_stuck_and_never_without_a_reason() => RolloutLawTests.AnyRollout.Sample(
        rollout =>
        {
            var cluster = (rollout with { Image = "nginx:1.17" }).Begin();
            NeverStuck(cluster);
            Assert.Equal(Outlook.AtRest, Why(cluster).Outlook);
        },
        iter: 20,
        threads: 1);

    [Fact]
    public void A_rollout_that_needs_the_room_of_old_pods_is_not_called_stuck()
    {
        var cluster = new Cluster(new ClusterOptions { Nodes = 2, PodsPerNode = 4, CachedImages = ["nginx:1.16"] });
        cluster.ApiServer.Create(Web("nginx:1.16", 7), "test");
        cluster.Run(TimeSpan.FromSeconds(30));
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = Web("nginx:1.17", 7).Spec }, "test");
        NeverStuck(cluster);
        Assert.Equal(Outlook.AtRest, Why(cluster).Outlook);
    }

    [Fact]
    public void A_slow_start_is_not_called_stuck()
    {
        var probe = new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 }, PeriodSeconds = 2 };
        var cluster = new Cluster();
        cluster.ApiServer.Create(Web("nginx:1.16", 3), "test");
        cluster.Run(TimeSpan.FromSeconds(30));
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = Web("kubenotebooks/slow-start:1.0", 3, probe).Spec }, "test");
        NeverStuck(cluster);
        cluster.Run(TimeSpan.FromSeconds(60));
        Assert.Equal(Outlook.AtRest, Why(cluster).Outlook);
    }

    [Fact]
    public void A_bad_image_is_named_long_before_the_deadline_and_ever_after() => RolloutLawTests.AnyRollout.Sample(
        rollout =>
        {
            var cluster = (rollout with { Image = "nginx:1.161" }).Begin();
            cluster.Run(TimeSpan.FromSeconds(15));
            for (var second = 15; second < RolloutCase.DeadlineSeconds + 60; second += 5)
            {
                Assert.Equal((Outlook.Stuck, "ImagePull"), (Why(cluster).Outlook, Why(cluster).Cause?.Kind));
                cluster.Run(TimeSpan.FromSeconds(5));
            }
            Assert.Contains("The deadline has passed", Why(cluster).Report.ToString(), StringComparison.Ordinal);
        },
        iter: 10,
        threads: 1);

    [Fact]
    public void To_explain_changes_nothing()
    {
        var rollout = new RolloutCase(5, "25%", "25%", "nginx:1.161", Seed: 1);
        var (asked, quiet) = (rollout.Begin(), rollout.Begin());
        asked.RunUntil(() => Why(asked) is null, Watched);
        quiet.Run(Watched);
        Assert.Equal(Laws.Laws.Text(quiet.Trace), Laws.Laws.Text(asked.Trace));
        Assert.Equal(Why(asked.Fork()).Cause!.What.ToString(), Why(asked).Cause!.What.ToString());
    }

    [Fact]
    public void The_steps_of_a_walk_are_what_was_written_since_the_template_changed() => RolloutLawTests.AnyRollout.Sample(
        rollout =>
        {
            var cluster = rollout.Begin();
            var start = cluster.Trace.Entries.Count;
            cluster.Run(Watched);
            var walk = RolloutWalk.Of(cluster, cluster.Deployments[0]);
            Assert.Equal(RolloutStepTests.SizesWritten(cluster, start), walk.Steps.SelectMany(step => step.Decision.Step.Changes));
            Assert.Equal(Enumerable.Range(1, walk.Steps.Length), walk.Steps.Select(step => step.Number));
            Assert.Equal(cluster.Trace.Entries[start - 1].At, walk.Began);
            Assert.All(walk.Steps.SkipLast(1), step => Assert.NotEmpty(step.WaitedFor.ToString()));
        },
        iter: 20,
        threads: 1);

    private static void NeverStuck(Cluster cluster) => cluster.RunUntil(
        () =>
        {
            var why = Why(cluster);
            Assert.True(why.Outlook != Outlook.Stuck, $"{cluster.Now:O} {why.Cause?.Kind}: {why.Cause?.What} {why.Cause?.More}");
            Assert.Equal(why.Outlook == Outlook.AtRest, why.Cause is null);
            return false;
        },
        Watched);

    private static Explanation Why(Cluster cluster) => Explanation.Of(cluster, cluster.Deployments[0]);

    private static V1Deployment Web(string image, int replicas, V1Probe? probe = null) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" },
        Spec = new V1DeploymentSpec
        {
            Replicas = replicas,
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
                Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image, ReadinessProbe = probe }] },
            },
        },
    };
}
