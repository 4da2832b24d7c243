using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class RolloutScenarioTests
{
    private readonly ControllerBench _bench = new();

    [Fact]
    public void A_broken_image_stops_the_rollout_at_its_limits_and_the_deadline_reports_it()
    {
        Start(Objects.Deployment(10, "3", "2"));
        var old = _bench.ReplicaSets[0].Metadata.Name;

        _bench.SetImage("broken");
        _bench.Run(60);
        Assert.Equal([(old, 8), (New(old), 5)], Sizes().OrderByDescending(one => one.Item2));
        Assert.Equal("True ReplicaSetUpdated", Condition("Progressing"));

        _bench.Run(560);
        Assert.Equal("False ProgressDeadlineExceeded", Condition("Progressing"));
        Assert.Equal("True MinimumReplicasAvailable", Condition("Available"));

        _bench.Change(spec => spec with { Replicas = 15 });
        _bench.Run(20);
        Assert.Equal([(old, 11), (New(old), 7)], Sizes().OrderByDescending(one => one.Item2));

        _bench.SetImage("nginx:1");
        Assert.True(_bench.RunUntilComplete());
        Assert.Equal([(old, 15)], Sizes().Where(one => one.Item2 > 0));
        Assert.Equal("True NewReplicaSetAvailable", Condition("Progressing"));
    }

    [Fact]
    public void Recreate_stops_all_old_pods_before_it_starts_a_new_one()
    {
        Start(Objects.Recreated(Objects.Deployment(3)));
        var old = _bench.ReplicaSets[0].Metadata.Name;

        _bench.SetImage("nginx:2");
        var both = _bench.Simulator.RunUntil(
            () => _bench.Pods.Select(pod => pod.Metadata.OwnerReferences[0].Name).Distinct().Count() > 1, TimeSpan.FromSeconds(20));

        Assert.False(both);
        Assert.True(_bench.RunUntilComplete());
        Assert.Equal(
            [
                $"Scaled up replica set {old} from 0 to 3",
                $"Scaled down replica set {old} from 3 to 0",
                $"Scaled up replica set {New(old)} from 0 to 3",
            ],
            _bench.Messages("ScalingReplicaSet"));
    }

    [Fact]
    public void Scaling_tells_one_event_and_notes_the_new_sizes_on_the_ReplicaSet()
    {
        Start(Objects.Deployment(3));
        _bench.Change(spec => spec with { Replicas = 10 });
        Assert.True(_bench.RunUntilComplete());

        var web = Assert.Single(_bench.ReplicaSets);
        Assert.Equal($"Scaled up replica set {web.Metadata.Name} from 3 to 10", _bench.Messages("ScalingReplicaSet").Last());
        Assert.Equal("10", web.Metadata.Annotations["deployment.kubernetes.io/desired-replicas"]);
        Assert.Equal("13", web.Metadata.Annotations["deployment.kubernetes.io/max-replicas"]);

        _bench.Change(spec => spec with { Replicas = 0 });
        Assert.True(_bench.RunUntilComplete());
        _bench.Run(3);
        Assert.Empty(_bench.Pods);
        Assert.Equal(10, _bench.Messages("SuccessfulDelete").Count(message => !message.StartsWith('(')) + Combined("SuccessfulDelete"));
    }

    [Fact]
    public void A_paused_Deployment_collects_changes_and_scales_and_resumes_with_one_rollout()
    {
        Start(Objects.Deployment(3));
        _bench.Change(spec => spec with { Paused = true });
        _bench.Run(2);
        Assert.Equal("Unknown DeploymentPaused", Condition("Progressing"));

        _bench.SetImage("nginx:2");
        _bench.SetImage("nginx:3");
        _bench.Change(spec => spec with { Replicas = 5 });
        _bench.Run(10);
        Assert.Equal(5, Assert.Single(_bench.ReplicaSets).Spec.Replicas);
        Assert.Equal(_bench.Web.Metadata.Generation, _bench.Web.Status.ObservedGeneration);

        _bench.Change(spec => spec with { Paused = null });
        Assert.True(_bench.RunUntilComplete());
        Assert.Equal(2, _bench.ReplicaSets.Count);
        _bench.Run(1);
        Assert.Equal("True NewReplicaSetAvailable", Condition("Progressing"));
        Assert.Equal("2", _bench.Web.Metadata.Annotations["deployment.kubernetes.io/revision"]);
    }

    [Fact]
    public void Only_as_many_old_ReplicaSets_are_kept_as_the_limit_says()
    {
        var deployment = Objects.Deployment(1);
        Start(deployment with { Spec = deployment.Spec with { RevisionHistoryLimit = 2 } });
        for (var i = 2; i <= 6; i++)
        {
            _bench.SetImage($"nginx:{i}");
            Assert.True(_bench.RunUntilComplete());
            _bench.Run(3);
        }

        Assert.Equal(["4", "5", "6"], _bench.ReplicaSets.Select(one => one.Metadata.Annotations["deployment.kubernetes.io/revision"]).Order());
    }

    [Fact]
    public void Pods_count_as_available_only_after_the_minimum()
    {
        var deployment = Objects.Deployment(2);
        Start(deployment with { Spec = deployment.Spec with { MinReadySeconds = 10 } });

        var ready = _bench.Pods.Max(pod => pod.Status.Conditions[0].LastTransitionTime);
        Assert.InRange(_bench.Api.Now - ready!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        _bench.SetImage("nginx:2");
        Assert.True(_bench.RunUntilComplete());
    }

    [Fact]
    public void A_pod_that_no_longer_matches_is_released_and_replaced_and_adopted_when_it_matches_again()
    {
        Start(Objects.Deployment(2));
        var name = _bench.Pods[0].Metadata.Name;
        var labels = _bench.Pods[0].Metadata.Labels;

        Label(name, new Dictionary<string, string> { ["app"] = "other" });
        _bench.Run(6);
        Assert.Null(_bench.Api.Get<V1Pod>("default", name).Metadata.OwnerReferences);
        Assert.Equal(3, _bench.Pods.Count);

        Label(name, labels);
        _bench.Run(6);
        Assert.Equal(2, _bench.Pods.Count);
        Assert.All(_bench.Pods, pod => Assert.Equal("ReplicaSet", pod.Metadata.OwnerReferences[0].Kind));
    }

    [Fact]
    public void Another_template_with_the_same_hash_makes_the_next_hash_differ()
    {
        var bench = new ControllerBench();
        bench.Apply(Objects.Deployment(1));
        Assert.True(bench.RunUntilComplete());
        var taken = bench.ReplicaSets[0].Metadata.Name;
        bench.Api.Delete<V1Deployment>("default", "web", new DeleteRequest(Propagation: "Orphan"), ControllerBench.Me);
        bench.Run(1);
        bench.Api.PatchObject<V1ReplicaSet>("default", taken, one => one with
        {
            Metadata = one.Metadata with { Labels = new Dictionary<string, string> { ["app"] = "other" } },
        }, ControllerBench.Me);
        bench.Run(1);

        bench.Apply(Objects.Deployment(1));
        Assert.True(bench.RunUntilComplete());

        Assert.Equal(1, bench.Web.Status.CollisionCount);
        Assert.Equal(2, bench.ReplicaSets.Count);
    }

    [Fact]
    public void A_ReplicaSet_that_is_refused_its_pods_says_so_and_so_does_its_Deployment()
    {
        var deployment = Objects.Deployment(2);
        _bench.Apply(deployment with
        {
            Spec = deployment.Spec with
            {
                Template = deployment.Spec.Template with
                {
                    Spec = deployment.Spec.Template.Spec with { ServiceAccountName = "nobody", ServiceAccount = "nobody" },
                },
            },
        });
        _bench.Run(2);

        Assert.Empty(_bench.Pods);
        Assert.Equal("True FailedCreate", Condition("ReplicaFailure"));
        Assert.StartsWith("Error creating: ", _bench.Messages("FailedCreate").First());
    }

    [Fact]
    public void A_deleted_pod_is_replaced_at_once()
    {
        Start(Objects.Deployment(2));
        var name = _bench.Pods[0].Metadata.Name;
        _bench.Api.Delete<V1Pod>("default", name, DeleteRequest.Default, ControllerBench.Me);
        _bench.Run(0.3);
        Assert.Equal(3, _bench.Pods.Count);
        _bench.Run(10);
        Assert.Equal(2, _bench.Pods.Count);
    }

    [Fact]
    public void The_same_seed_tells_the_same_story_and_another_seed_another()
    {
        Assert.Equal(Story(7), Story(7));
        Assert.NotEqual(Story(7), Story(8));
    }

    private static List<string> Story(long seed)
    {
        var bench = new ControllerBench(seed);
        bench.Apply(Objects.Deployment(4));
        bench.Run(5);
        bench.SetImage("nginx:2");
        bench.Run(30);
        return [.. bench.Simulator.Trace.Entries.Select(entry => $"{entry.At:O} {entry.Actor} {Told(entry.What)}")];

        static string Told(object what) => what is ObjectWritten written
            ? $"{written.Type} {written.Resource} {written.Object.Metadata.Name} {written.Object.Metadata.ResourceVersion}"
            : what.ToString()!;
    }

    private void Start(V1Deployment deployment)
    {
        _bench.Apply(deployment);
        Assert.True(_bench.RunUntilComplete());
        _bench.Run(1);
    }

    private void Label(string pod, IDictionary<string, string> labels) => _bench.Api.PatchObject<V1Pod>(
        "default", pod, one => one with { Metadata = one.Metadata with { Labels = labels } }, ControllerBench.Me);

    private string New(string old) => _bench.ReplicaSets.Single(one => one.Metadata.Name != old).Metadata.Name;

    private IEnumerable<(string, int)> Sizes() => _bench.ReplicaSets.Select(one => (one.Metadata.Name, one.Spec.Replicas ?? 0));

    private string Condition(string type)
    {
        var condition = _bench.Web.Status.Conditions.Single(one => one.Type == type);
        return $"{condition.Status} {condition.Reason}";
    }

    // Ten distinct messages and more are told as one that counts.
    private int Combined(string reason) => _bench.Api.List<Corev1Event>("default")
        .Where(e => e.Reason == reason && e.Message.StartsWith('(')).Sum(e => e.Count ?? 0);
}
