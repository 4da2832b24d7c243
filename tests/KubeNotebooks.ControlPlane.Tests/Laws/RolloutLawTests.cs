using CsCheck;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Tests.Laws;

/// <summary>Laws that every rollout keeps, whatever its numbers, its image and its seed; each is also seen to be able to fail.</summary>
public class RolloutLawTests
{
    private const int Rollouts = 150;
    private const string Saboteur = "saboteur";

    private static readonly string[] Images =
        ["nginx:1.17", "nginx:1.17", "nginx:1.161", "kubenotebooks/crash:1.0", "kubenotebooks/never-ready:1.0"];

    private static readonly Gen<string> Amount = Gen.OneOf(Gen.Int[0, 4].Select(n => $"{n}"), Gen.Int[0, 10].Select(n => $"{n * 10}%"));

    internal static readonly Gen<RolloutCase> AnyRollout =
        from replicas in Gen.Int[1, 12]
        from surge in Amount
        from unavailable in Amount
        from image in Gen.Int[0, Images.Length - 1]
        from seed in Gen.Int[1, 1_000_000]
        let zero = surge is "0" or "0%" && unavailable is "0" or "0%"
        select new RolloutCase(replicas, zero ? "1" : surge, unavailable, Images[image], seed);

    private static readonly RolloutCase Plain = new(5, "25%", "25%", "nginx:1.17", 1);

    [Fact]
    public void Every_rollout_keeps_every_law() => AnyRollout.Sample(
        rollout =>
        {
            var (cluster, start) = rollout.Play();
            Keeps(rollout, Laws.NeverTooManyPods(cluster, start, rollout));
            // A container that crashes after it was ready takes its availability with it: no controller promises otherwise.
            if (rollout.StaysReady) Keeps(rollout, Laws.NeverTooFewAvailable(cluster, start, rollout));
            Keeps(rollout, Laws.CompletesOrReports(cluster, start, rollout));
            Keeps(rollout, Laws.NobodyIsOwnedByTheDead(cluster));
            Keeps(rollout, Laws.NoPodOnAFullOrCordonedNode(cluster));
            Keeps(rollout, Laws.RevisionsOnlyGrow(cluster));
        },
        iter: Rollouts,
        threads: 1);

    [Fact]
    public void The_same_seed_gives_the_same_trace_and_another_seed_another()
    {
        Assert.Equal(Laws.Text(Plain.Play().Cluster.Trace), Laws.Text(Plain.Play().Cluster.Trace));
        Assert.NotEqual(Laws.Text(Plain.Play().Cluster.Trace), Laws.Text((Plain with { Seed = 2 }).Play().Cluster.Trace));
    }

    [Fact]
    public void The_surge_law_fails_when_a_ReplicaSet_is_scaled_past_the_surge()
    {
        var (cluster, start) = Plain.Play(cluster => Scale(cluster, index: 1, replicas: 9));
        Assert.Contains("7 allowed", Laws.NeverTooManyPods(cluster, start, Plain));
    }

    [Fact]
    public void The_availability_law_fails_when_the_old_pods_are_deleted_without_waiting_for_the_new_ones()
    {
        var (cluster, start) = Plain.Play(cluster =>
        {
            foreach (var pod in cluster.Pods.Where(pod => pod.Spec.Containers[0].Image == "nginx:1.16").Take(3))
                cluster.ApiServer.Delete<V1Pod>("default", pod.Metadata.Name, DeleteRequest.Default, Saboteur);
        });
        Assert.Contains("available, 4 promised", Laws.NeverTooFewAvailable(cluster, start, Plain));
    }

    [Fact]
    public void The_completion_law_fails_when_the_deadline_is_taken_away_from_a_rollout_that_is_stuck()
    {
        var stuck = Plain with { Image = "nginx:1.161" };
        var (cluster, start) = stuck.Play(cluster => cluster.ApiServer.PatchObject<V1Deployment>(
            "default", "web", web => web with { Spec = web.Spec with { ProgressDeadlineSeconds = int.MaxValue } }, Saboteur));
        Assert.StartsWith("incomplete", Laws.CompletesOrReports(cluster, start, stuck));
    }

    [Fact]
    public void The_ownership_law_fails_when_an_owner_is_removed_behind_the_garbage_collectors_back()
    {
        var (cluster, _) = Plain.Play();
        var orphan = cluster.Pods[0];
        cluster.Load(orphan with
        {
            Metadata = orphan.Metadata with { OwnerReferences = [orphan.Metadata.OwnerReferences[0] with { Uid = "nobody" }] },
        });
        Assert.Contains("owned by the dead", Laws.NobodyIsOwnedByTheDead(cluster));
    }

    [Fact]
    public void The_node_law_fails_when_a_pod_is_bound_to_a_cordoned_node()
    {
        var (cluster, _) = Plain.Play(cluster => Bind(cluster, "lost", node: 3));
        Assert.Contains("cordoned", Laws.NoPodOnAFullOrCordonedNode(cluster));
    }

    [Fact]
    public void The_node_law_fails_when_a_node_is_given_more_pods_than_it_takes()
    {
        var (cluster, _) = Plain.Play(cluster =>
        {
            for (var i = 0; i <= cluster.Options.PodsPerNode; i++) Bind(cluster, $"crowd-{i}", node: 0);
        });
        Assert.Contains("which takes 110", Laws.NoPodOnAFullOrCordonedNode(cluster));
    }

    [Fact]
    public void The_revision_law_fails_when_a_revision_is_turned_back()
    {
        var (cluster, _) = Plain.Play(cluster => cluster.ApiServer.PatchObject<V1ReplicaSet>(
            "default",
            cluster.ReplicaSets[1].Metadata.Name,
            set => set with { Metadata = set.Metadata with { Annotations = new Dictionary<string, string> { ["deployment.kubernetes.io/revision"] = "0" } } },
            Saboteur));
        Assert.Contains("fell from revision", Laws.RevisionsOnlyGrow(cluster));
    }

    private static void Bind(Cluster cluster, string name, int node)
    {
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "default" },
            Spec = new V1PodSpec { Containers = [new V1Container { Name = "c", Image = "nginx:1.16" }] },
        };
        cluster.ApiServer.Create(pod, Saboteur);
        cluster.ApiServer.Bind("default", name, cluster.Nodes[node].Metadata.Name, Saboteur);
    }

    private static void Scale(Cluster cluster, int index, int replicas) => cluster.ApiServer.PatchObject<V1ReplicaSet>(
        "default", cluster.ReplicaSets[index].Metadata.Name, set => set with { Spec = set.Spec with { Replicas = replicas } }, Saboteur);

    private static void Keeps(RolloutCase rollout, string? violation) => Assert.True(violation is null, $"{rollout}: {violation}");
}
