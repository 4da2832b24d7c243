using CsCheck;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.Tests.Laws;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.Deployment;

public sealed class RolloutStepTests
{
    [Fact]
    public void The_notes_tell_every_change_of_size_and_no_other() => Laws.RolloutLawTests.AnyRollout.Sample(
        rollout =>
        {
            var (cluster, _) = rollout.Play();
            Assert.Equal(SizesWritten(cluster), Steps(cluster).SelectMany(step => step.Changes));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void Every_noted_step_stays_between_the_limits_and_none_is_noted_twice_in_a_row() => Laws.RolloutLawTests.AnyRollout.Sample(
        rollout =>
        {
            var (cluster, _) = rollout.Play();
            var steps = Steps(cluster);
            Assert.All(steps, step =>
            {
                Assert.Equal((rollout.MostPods, rollout.FewestAvailable), (step.MaxTotal, step.MinAvailable));
                Assert.True(step.Total + step.Changes.Sum(change => change.To - change.From) <= rollout.MostPods, step.ToString());
            });
            Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
            Assert.All(steps.Where(step => step.Changes.Count == 0 && !step.StatusLags), step => Assert.Equal((0, 0), (step.MayAdd, step.MayRemove)));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void Five_replicas_with_the_default_strategy()
    {
        var cluster = new RolloutCase(5, "25%", "25%", "nginx:1.17", Seed: 1).Begin();
        var before = Steps(cluster).Count;
        cluster.Run(TimeSpan.FromSeconds(2));
        Assert.Equal(
            [
                "RollingUpdate: 5 replicas, at most 7, at least 4; new 0 (0 available), old 5 (5 available); web-NEW 0 → 2",
                "RollingUpdate: 5 replicas, at most 7, at least 4; new 2 (0 available), old 5 (5 available); web-OLD 5 → 4",
                "RollingUpdate: 5 replicas, at most 7, at least 4; new 2 (0 available), old 4 (5 available); web-NEW 2 → 3",
                "RollingUpdate: 5 replicas, at most 7, at least 4; new 3 (0 available), old 4 (4 available); nothing changed",
            ],
            Steps(cluster).Skip(before).Select(step => Named(cluster, step.ToString())).Where(text => !text.Contains("lags", StringComparison.Ordinal)));
    }

    [Fact]
    public void Recreate_waits_for_the_old_pods()
    {
        var cluster = Complete();
        Change(cluster, web => web with
        {
            Strategy = new V1DeploymentStrategy { Type = "Recreate" },
            Template = web.Template with { Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web", ["round"] = "2" } } },
        });
        var before = Steps(cluster).Count;
        cluster.Run(TimeSpan.FromMinutes(1));
        var steps = Steps(cluster).Skip(before).ToList();
        Assert.All(steps, step => Assert.Equal(RolloutStepKind.Recreate, step.Kind));
        Assert.Equal([(2, 0), (0, 2)], steps.SelectMany(step => step.Changes).Select(change => (change.From, change.To)));
        Assert.Contains(steps, step => step is { OldPodsLeft: 2, Changes.Count: 0 });
        Assert.True(steps[^1].IsComplete);
    }

    [Fact]
    public void Scaling_and_pausing_are_told_apart()
    {
        var cluster = Complete();
        Change(cluster, web => web with { Replicas = 4 });
        cluster.Run(TimeSpan.FromSeconds(1));
        Assert.Contains(Steps(cluster), step => step is { Kind: RolloutStepKind.Scaling, Replicas: 4, Changes: [{ From: 2, To: 4 }] });
        Change(cluster, web => web with { Paused = true });
        cluster.Run(TimeSpan.FromSeconds(1));
        Assert.Equal(RolloutStepKind.Paused, Steps(cluster)[^1].Kind);
    }

    [Fact]
    public void A_fork_goes_on_noting_as_the_original_does()
    {
        var cluster = new RolloutCase(5, "25%", "25%", "nginx:1.17", Seed: 1).Begin();
        cluster.Run(TimeSpan.FromSeconds(3));
        var fork = cluster.Fork();
        foreach (var one in new[] { cluster, fork }) one.Run(TimeSpan.FromMinutes(1));
        Assert.Equal(Laws.Laws.Text(cluster.Trace), Laws.Laws.Text(fork.Trace));
    }

    private static Cluster Complete()
    {
        var cluster = new RolloutCase(2, "25%", "25%", "nginx:1.16", Seed: 1).Begin();
        cluster.Run(TimeSpan.FromMinutes(1));
        return cluster;
    }

    private static void Change(Cluster cluster, Func<V1DeploymentSpec, V1DeploymentSpec> change) =>
        cluster.ApiServer.PatchObject<V1Deployment>("default", "web", web => web with { Spec = change(web.Spec) }, "test");

    private static List<RolloutStep> Steps(Cluster cluster) => [.. cluster.Trace.Entries.Select(entry => entry.What).OfType<RolloutStep>()];

    private static string Named(Cluster cluster, string text)
    {
        foreach (var one in cluster.ReplicaSets)
            text = text.Replace(one.Metadata.Name, one.Spec.Template.Spec.Containers[0].Image == "nginx:1.17" ? "web-NEW" : "web-OLD", StringComparison.Ordinal);
        return text;
    }

    internal static List<SizeChange> SizesWritten(Cluster cluster, int from = 0)
    {
        List<SizeChange> changes = [];
        Dictionary<string, int> sizes = new(StringComparer.Ordinal);
        for (var i = 0; i < cluster.Trace.Entries.Count; i++)
        {
            var entry = cluster.Trace.Entries[i];
            if (entry.What is not ObjectWritten { Object: V1ReplicaSet one, Type: not WatchEventType.Deleted }) continue;
            var (before, now) = (sizes.GetValueOrDefault(one.Metadata.Uid, -1), one.Spec.Replicas ?? 1);
            sizes[one.Metadata.Uid] = now;
            if (before != now && i >= from) changes.Add(new SizeChange(one.Metadata.Name, Math.Max(before, 0), now));
        }
        return changes;
    }
}
