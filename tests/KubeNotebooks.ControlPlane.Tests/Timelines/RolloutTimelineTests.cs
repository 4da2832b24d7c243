using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.ControlPlane.Tests.Timelines;

public class RolloutTimelineTests
{
    private const string Kubectl = "kubectl";

    [Fact]
    public void Every_bar_starts_and_ends_with_a_write_of_its_pod_and_shows_what_the_pod_was_between()
    {
        var story = new Story().Run(20).Image("nginx:1.161").Run(60).Image("nginx:1.17").Run(60);
        var timeline = story.Cluster.Timeline("web");
        Assert.NotEmpty(timeline.Lanes);
        foreach (var lane in timeline.Lanes)
        {
            var versions = story.Cluster.History.VersionsOf(lane.Uid);
            var times = versions.Select(version => version.At).ToHashSet();
            Assert.Equal(versions[0].At, lane.From);
            Assert.Equal(versions[^1].Type == WatchEventType.Deleted ? versions[^1].At : timeline.To, lane.To);
            Assert.Equal(lane.Spans.Skip(1).Select(span => span.From), lane.Spans.SkipLast(1).Select(span => span.To));
            foreach (var span in lane.Spans)
            {
                Assert.Contains(span.From, times);
                Assert.True(times.Contains(span.To) || span.To == timeline.To);
                Assert.True(span.From < span.To);
                Assert.All(
                    versions.Where(version => version.At >= span.From && version.At < span.To),
                    version => Assert.Equal(span.State, PodStates.Of((V1Pod)version.Object)));
            }
        }
    }

    [Fact]
    public void The_counts_are_those_of_the_pods_at_every_write()
    {
        var story = new Story(8).Run(20).Image("nginx:1.17").Run(60);
        var timeline = story.Cluster.Timeline("web");
        var pods = new Dictionary<string, V1Pod>(StringComparer.Ordinal);
        var steps = timeline.Counts.ToDictionary(step => step.At);
        var entries = story.Cluster.Trace.Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].What is not ObjectWritten { Object: V1Pod pod } written) continue;
            pods[pod.Metadata.Name] = pod;
            if (written.Type == WatchEventType.Deleted) pods.Remove(pod.Metadata.Name);
            if (!steps.TryGetValue(entries[i].At, out var step) || (i + 1 < entries.Count && entries[i + 1].At == entries[i].At)) continue;
            var active = pods.Values.Where(one => one.Metadata.DeletionTimestamp is null).ToArray();
            Assert.Equal((active.Length, active.Count(one => PodStates.Of(one) == PodState.Ready)), (step.Total, step.Available));
        }
        Assert.Equal((8, 8), (timeline.Counts[^1].Total, timeline.Counts[^1].Available));
        Assert.Equal(timeline.Counts[^1].Total, timeline.Revisions.Sum(revision => revision.Counts[^1].Total));
    }

    [Theory] // replicas, surge, unavailable => at most, at least
    [InlineData(5, "25%", "25%", 7, 4)]
    [InlineData(5, "0", "1", 5, 4)]
    [InlineData(1, "25%", "25%", 2, 1)]
    [InlineData(10, "100%", "0", 20, 10)]
    [InlineData(4, "0%", "10%", 4, 3)]
    [InlineData(3, "5", "100%", 8, 0)]
    public void The_bounds_are_the_strategy_s_sums(int replicas, string surge, string unavailable, int most, int least)
    {
        var bounds = Assert.Single(new Story(replicas, surge: surge, unavailable: unavailable).Run(10).Cluster.Timeline("web").Bounds);
        Assert.Equal((most, least, surge, unavailable), (bounds.AtMost, bounds.AtLeast, bounds.MaxSurge, bounds.MaxUnavailable));
        Assert.Equal((bounds.Replicas + bounds.Surge, bounds.Replicas - bounds.Unavailable), (most, least));
    }

    [Fact]
    public void The_bounds_change_with_the_Deployment_and_end_with_it()
    {
        var story = new Story().Run(20).Scale(8).Run(10).Change(spec => spec with { Strategy = new V1DeploymentStrategy { Type = "Recreate" } }).Run(10);
        story.Cluster.ApiServer.Delete<V1Deployment>("default", "web", DeleteRequest.Default, Kubectl);
        story.Run(60);
        var timeline = story.Cluster.Timeline("web");
        Assert.Equal([(7, 4), (10, 6), (8, 0)], timeline.Bounds.Select(bounds => (bounds.AtMost, bounds.AtLeast)));
        Assert.Equal([0, 20, 30], timeline.Bounds.Select(bounds => (int)(bounds.From - timeline.From).TotalSeconds));
        Assert.Equal(40, (int)(timeline.Bounds[^1].To - timeline.From).TotalSeconds);
        Assert.Empty(timeline.Verdict.Violations);
        Assert.Equal(0, timeline.Counts[^1].Total);
    }

    [Fact]
    public void A_revision_keeps_its_place_and_remembers_its_numbers()
    {
        var timeline = new Story().Run(20).Image("nginx:1.17").Run(60).Image("nginx:1.16").Run(60).Cluster.Timeline("web");
        Assert.Equal(
            ["nginx:1.16 0 1,3", "nginx:1.17 1 2"],
            timeline.Revisions.Select(revision => $"{string.Join(',', revision.Images)} {revision.Place} {string.Join(',', revision.Numbers)}"));
        Assert.All(timeline.Lanes, lane => Assert.StartsWith(timeline.Revisions[lane.Revision].Name, lane.Name, StringComparison.Ordinal));
        Assert.All(timeline.Lanes, lane => Assert.StartsWith("worker-", lane.Node, StringComparison.Ordinal));
    }

    [Fact]
    public void Orphans_that_a_ReplicaSet_made_anew_adopts_go_on_among_its_pods()
    {
        var story = new Story(3).Run(20);
        story.Cluster.ApiServer.Delete<V1ReplicaSet>("default", story.Cluster.ReplicaSets[0].Metadata.Name, new DeleteRequest(Propagation: "Orphan"), Kubectl);
        var timeline = story.Run(10).Cluster.Timeline("web");
        Assert.Equal((3, 3), (timeline.Counts[^1].Total, timeline.Counts[^1].Available));
        Assert.Equal([(0, 0), (3, 3)], timeline.Revisions.Select(revision => (revision.Counts[^1].Total, revision.Counts[^1].Available)));
        Assert.Equal([0, 0, 0, 1, 1, 1], timeline.Lanes.Select(lane => lane.Revision));
        Assert.Equal(timeline.Lanes.Take(3).Select(lane => lane.Uid).Order(), timeline.Lanes.Skip(3).Select(lane => lane.Uid).Order());
        foreach (var lives in timeline.Lanes.GroupBy(lane => lane.Uid))
            Assert.InRange((lives.Last().From - lives.First().To).TotalSeconds, 0, 0.5);
        var loss = Assert.Single(timeline.Verdict.Losses);
        Assert.Equal((PromiseGap.Released, 0, 3), (loss.Reason, loss.Count, loss.Bound));
        Assert.InRange((loss.To - loss.From).TotalSeconds, 0, 0.5);
    }

    [Fact]
    public void A_Deployment_that_adopts_ReplicaSets_shows_the_pods_that_it_owns_and_their_life_before()
    {
        var story = new Story(3, surge: "1", unavailable: "1").Run(20).Image("nginx:1.17").Run(40);
        var first = story.Web;
        story.Command("delete deployment web --cascade=orphan", one =>
        {
            one.Cluster.ApiServer.Delete<V1Deployment>("default", "web", new DeleteRequest(Propagation: "Orphan"), Kubectl);
            return one;
        }).Run(10);
        Assert.All(story.Cluster.Timeline("web").Lanes, lane => Assert.InRange((story.Cluster.Now - lane.To).TotalSeconds, 9, 60));
        var pods = story.Cluster.Pods.Select(pod => pod.Metadata.Uid).Order().ToArray();
        story.Command("apply -f web.yml", one =>
        {
            one.Cluster.ApiServer.Create(new V1Deployment { Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" }, Spec = first.Spec }, Kubectl);
            return one;
        }).Run(20);
        var adopted = story.Cluster.Now;
        story.Image("nginx:1.16").Run(30);

        var timeline = story.Cluster.Timeline("web");
        Assert.NotEqual(first.Metadata.Uid, timeline.Uid);
        Assert.Equal(["nginx:1.16 0", "nginx:1.17 1"], timeline.Revisions.Select(revision => $"{string.Join(',', revision.Images)} {revision.Place}"));
        Assert.Equal(9, timeline.Lanes.Length);
        Assert.Equal(pods, timeline.Lanes.Where(lane => lane.From < adopted && lane.To > adopted).Select(lane => lane.Uid).Order());
        Assert.InRange((timeline.Lanes.Min(lane => lane.From) - timeline.From).TotalSeconds, 0, 1);
        Assert.Equal(["delete deployment web", "apply nginx:1.17", "update nginx:1.16"], timeline.Marks.Select(mark => mark.Label));
        Assert.Equal((3, 3), (timeline.Counts[^1].Total, timeline.Counts[^1].Available));
        Assert.InRange((timeline.Counts[0].At - timeline.Bounds[0].From).TotalSeconds, 0, 0.5);
        Assert.Equal((true, 2, 4), (timeline.Verdict.Held, timeline.Verdict.FewestAvailable, timeline.Verdict.MostPods));
        Assert.Empty(timeline.Verdict.Losses);
    }

    [Fact]
    public void A_ReplicaSet_that_is_released_counts_no_longer_until_it_comes_back()
    {
        var story = new Story(3).Run(20);
        var name = story.Cluster.ReplicaSets[0].Metadata.Name;
        Label("other");
        story.Run(20);
        var without = story.Cluster.Timeline("web");
        Assert.Equal((3, 3), (without.Counts[^1].Total, without.Counts[^1].Available));
        Assert.Equal(3, without.Lanes.Count(lane => lane.To < story.Cluster.Now));
        Assert.True(without.Verdict.Held);
        Label("web");
        story.Run(20);
        var back = story.Cluster.Timeline("web");
        Assert.Equal(story.Cluster.Pods.Count(pod => pod.Metadata.DeletionTimestamp is null), back.Counts[^1].Total);
        Assert.True(back.Verdict.Held);

        void Label(string app) => story.Cluster.ApiServer.PatchObject<V1ReplicaSet>(
            "default", name, set => set with { Metadata = set.Metadata with { Labels = new Dictionary<string, string>(set.Metadata.Labels) { ["app"] = app } } }, "someone");
    }

    [Fact]
    public void Marks_are_the_commands_that_touched_it_and_the_changes_of_others()
    {
        var story = new Story().Run(20);
        story.Command("set image deployment web web=nginx:1.17", one => one.Image("nginx:1.17", Kubectl)).Run(30)
            .Command("get pods", one => one).Run(1)
            .Command("scale deployment web --replicas=6", one => one.Scale(6, Kubectl)).Run(10)
            .Command("rollout undo deployment web", one => one.Image("nginx:1.16", Kubectl)).Run(30)
            .Command("create namespace other", one => one).Run(1)
            .Scale(4, "autoscaler").Run(10)
            .Command("delete pod x", one =>
            {
                one.Cluster.ApiServer.Delete<V1Pod>("default", one.Cluster.Pods[0].Metadata.Name, DeleteRequest.Default, Kubectl);
                return one;
            }).Run(10)
            .Command("cordon worker-1", one =>
            {
                one.Cluster.ApiServer.PatchObject<V1Node>(null, "worker-1", node => node with { Spec = (node.Spec ?? new V1NodeSpec()) with { Unschedulable = true } }, Kubectl);
                return one;
            }).Run(1);
        Assert.Equal(
            ["create nginx:1.16", "set image nginx:1.17", "scale to 6", "rollout undo", "scale to 4", "delete pod x", "cordon worker-1"],
            story.Cluster.Timeline("web").Marks.Select(mark => mark.Label));
        Assert.Equal(["", "autoscaler"], story.Cluster.Timeline("web").Marks.Where(mark => mark.Label == "scale to 4").SelectMany(mark => new[] { mark.Command, mark.Actor }));
    }

    [Fact]
    public void A_pod_is_available_after_minReadySeconds_as_its_ReplicaSet_says()
    {
        var story = new Story(with: web => web with { Spec = web.Spec with { MinReadySeconds = 10 } }).Run(40).Image("nginx:1.17").Run(90);
        var timeline = story.Cluster.Timeline("web");
        var ready = timeline.Lanes[0].Spans.First(span => span.State == PodState.Ready).From;
        var available = timeline.Revisions[0].Counts.First(step => step.Available > 0).At;
        Assert.InRange((available - ready).TotalSeconds, 8, 10);
        foreach (var version in timeline.Revisions.SelectMany(revision => story.Cluster.History.VersionsOf(revision.Uid)))
        {
            var set = (V1ReplicaSet)version.Object;
            var counts = timeline.Revisions.First(revision => revision.Uid == set.Metadata.Uid).Counts;
            var lately = counts.Where(step => step.At > version.At.AddSeconds(-1.5) && step.At <= version.At).Select(step => step.Available)
                .Append(counts.LastOrDefault(step => step.At <= version.At.AddSeconds(-1.5)).Available);
            Assert.Contains(set.Status?.AvailableReplicas ?? 0, lately);
        }
        Assert.True(timeline.Verdict.Held);
        Assert.Equal((4, 4, 7, 7), (timeline.Verdict.FewestAvailable, timeline.Verdict.Promised, timeline.Verdict.MostPods, timeline.Verdict.Allowed));
    }

    [Fact]
    public void A_Deployment_that_never_was_is_not_found_and_one_that_is_gone_is_remembered()
    {
        var story = new Story().Run(20);
        Assert.Equal("deployments.apps \"nope\" not found", Assert.Throws<StatusException>(() => story.Cluster.Timeline("nope")).Message);
        story.Cluster.ApiServer.Delete<V1Deployment>("default", "web", DeleteRequest.Default, Kubectl);
        story.Run(60);
        Assert.Equal(5, story.Cluster.Timeline("web").Lanes.Length);
    }

    [Fact]
    public void The_same_story_gives_the_same_timeline()
    {
        static string Text() => System.Text.Json.JsonSerializer.Serialize(new Story(7).Run(20).Image("nginx:1.17").Run(60).Cluster.Timeline("web"));
        Assert.Equal(Text(), Text());
    }
}
