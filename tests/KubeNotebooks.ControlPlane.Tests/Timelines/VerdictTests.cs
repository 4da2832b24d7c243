using CsCheck;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Tests.Laws;
using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.ControlPlane.Tests.Timelines;

/// <summary>The verdict accuses nobody without cause, and sees what is done against the promise.</summary>
public class VerdictTests
{
    private const string Saboteur = "saboteur";
    private static readonly RolloutCase Plain = new(5, "25%", "25%", "nginx:1.17", 1);
    private static readonly string[] Images = ["nginx:1.16", "nginx:1.17", "nginx:1.18", "nginx:1.161", "kubenotebooks/never-ready:1.0"];

    /// <summary>Something that a user may do to a Deployment at any moment.</summary>
    private static readonly Gen<Act> AnyAct = Gen.OneOf(
        Gen.Int[0, 4].Select(image => new Act($"image {Images[image]}", story => story.Image(Images[image]))),
        Gen.Int[0, 14].Select(replicas => new Act($"scale {replicas}", story => story.Scale(replicas))),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3]).Select((surge, unavailable) => new Act($"surge {surge} unavailable {unavailable}", story =>
            story.Change(spec => spec with { Strategy = Story.Rolling($"{surge}", unavailable + surge == 0 ? "1" : $"{unavailable}") }))),
        Gen.Bool.Select(paused => new Act($"paused {paused}", story => story.Change(spec => spec with { Paused = paused }))));

    [Fact]
    public void No_rollout_that_keeps_the_laws_is_accused() => RolloutLawTests.AnyRollout.Sample(
        rollout =>
        {
            var verdict = rollout.Play().Cluster.Timeline("web").Verdict;
            Assert.Empty(verdict.Violations);
            if (rollout.StaysReady) Assert.Empty(verdict.Losses);
            Assert.InRange(verdict.MostPods, 0, verdict.Allowed);
        },
        iter: 60,
        threads: 1);

    /// <summary>
    /// Users act while a rollout goes on, but not in the milliseconds in which pods go of which a controller still has old numbers:
    /// then Kubernetes does break its promise now and then, and is accused with reason. So it is with minReadySeconds: of an old
    /// ReplicaSet that shrinks, a pod that shares its node goes before one that is ready but not yet available.
    /// </summary>
    [Fact]
    public void Whatever_users_do_to_a_Deployment_its_controllers_are_not_accused() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 1_000_000], Gen.Select(AnyAct, Gen.Int[0, 12_000]).Array[1, 8]).Sample(
            (replicas, seed, acts) =>
            {
                var options = new ClusterOptions { Seed = seed, CachedImages = ["nginx:1.16", "nginx:1.17"] };
                var story = new Story(replicas, options: options).Run(4);
                foreach (var (act, milliseconds) in acts)
                {
                    story.Cluster.RunUntil(() => story.ReportsAgree, TimeSpan.FromSeconds(20));
                    act.Do(story).Run(milliseconds / 1000.0);
                }
                var verdict = story.Run(30).Cluster.Timeline("web").Verdict;
                Assert.Empty(verdict.Violations);
                Assert.Empty(verdict.Losses);
            },
            iter: 60,
            threads: 1);

    [Fact]
    public void Old_pods_that_someone_deletes_are_a_violation_with_its_moment_its_pod_and_its_actor()
    {
        DateTimeOffset moment = default;
        var victims = new List<string>();
        var (cluster, _) = Plain.Play(cluster =>
        {
            moment = cluster.Now;
            foreach (var pod in cluster.Pods.Where(pod => pod.Spec.Containers[0].Image == "nginx:1.16").Take(3))
            {
                victims.Add(pod.Metadata.Name);
                cluster.ApiServer.Delete<V1Pod>("default", pod.Metadata.Name, DeleteRequest.Default, Saboteur);
            }
        });
        var verdict = cluster.Timeline("web").Verdict;
        var gap = Assert.Single(verdict.Violations);
        Assert.False(verdict.Held);
        Assert.Equal((PromiseSide.AtLeast, moment, Saboteur, "deleted", 4), (gap.Side, gap.From, gap.Actor, gap.Reason, gap.Bound));
        Assert.Contains(gap.Pod, victims);
        Assert.InRange(gap.Count, 1, 2);
        Assert.Equal((gap.Count, 4), (verdict.FewestAvailable, verdict.Promised));
        Assert.True(gap.To > gap.From);
    }

    [Fact]
    public void A_ReplicaSet_that_someone_scales_past_the_surge_is_a_violation()
    {
        var (cluster, _) = Plain.Play(cluster => cluster.ApiServer.PatchObject<V1ReplicaSet>(
            "default", cluster.ReplicaSets[1].Metadata.Name, set => set with { Spec = set.Spec with { Replicas = 9 } }, Saboteur));
        var verdict = cluster.Timeline("web").Verdict;
        var gap = Assert.Single(verdict.Violations);
        Assert.Equal((PromiseSide.AtMost, Saboteur, 7), (gap.Side, gap.Actor, gap.Bound));
        Assert.True(gap.Count > 7);
        Assert.Equal((gap.Count, 7), (verdict.MostPods, verdict.Allowed));
        Assert.Equal(cluster.ReplicaSets[1].Metadata.Name, gap.ReplicaSet);
    }

    [Fact]
    public void Pods_that_fail_by_themselves_are_a_loss_and_no_violation()
    {
        var verdict = (Plain with { Image = "kubenotebooks/crash:1.0" }).Play().Cluster.Timeline("web").Verdict;
        Assert.True(verdict.Held);
        Assert.NotEmpty(verdict.Losses);
        Assert.All(verdict.Losses, loss => Assert.Equal((PromiseSide.AtLeast, "kubelet", true), (loss.Side, loss.Actor, loss.Count < loss.Bound)));
    }

    [Fact]
    public void Before_so_many_pods_were_available_nothing_is_promised()
    {
        var verdict = new Story(image: "nginx:1.161").Run(120).Cluster.Timeline("web").Verdict;
        Assert.True(verdict.Held);
        Assert.Null(verdict.FewestAvailable);
    }

    [Fact]
    public void Scaling_up_raises_what_is_promised_only_once_the_pods_are_there()
    {
        var verdict = new Story().Run(20).Scale(10).Run(1).Cluster.Timeline("web").Verdict;
        Assert.True(verdict.Held);
        Assert.Equal((5, 4), (verdict.FewestAvailable, verdict.Promised));
    }

    [Fact]
    public void Recreate_promises_no_available_pods_and_its_outage_is_told()
    {
        var timeline = new Story(with: web => web with { Spec = web.Spec with { Strategy = new V1DeploymentStrategy { Type = "Recreate" } } })
            .Run(20).Image("nginx:1.17").Run(60).Cluster.Timeline("web");
        Assert.True(timeline.Verdict.Held);
        Assert.Equal((5, 5), (timeline.Verdict.MostPods, timeline.Verdict.Allowed));
        Assert.InRange(timeline.LongestOutage.TotalSeconds, 4, 20);
    }

    [Fact]
    public void A_pod_that_is_deleted_while_enough_others_are_available_breaks_nothing()
    {
        var story = new Story().Run(20);
        story.Cluster.ApiServer.Delete<V1Pod>("default", story.Cluster.Pods[0].Metadata.Name, DeleteRequest.Default, Saboteur);
        var verdict = story.Run(30).Cluster.Timeline("web").Verdict;
        Assert.True(verdict.Held);
        Assert.Equal((4, 4), (verdict.FewestAvailable, verdict.Promised));
    }

    [Fact]
    public void The_end_of_a_Deployment_or_of_its_namespace_breaks_nothing()
    {
        var story = new Story(@namespace: "shop").Run(20);
        story.Cluster.ApiServer.Delete<V1Namespace>(null, "shop", DeleteRequest.Default, Saboteur);
        var timeline = story.Run(60).Cluster.Timeline("web", "shop");
        Assert.Equal(0, timeline.Counts[^1].Total);
        Assert.True(timeline.Verdict.Held);
    }

    private sealed record Act(string Name, Func<Story, Story> Do)
    {
        public override string ToString() => Name;
    }
}
