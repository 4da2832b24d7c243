using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using KubeNotebooks.ControlPlane.Controllers.ReplicaSet;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.ReplicaSet;

public class PodDeletionOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_rule_that_tells_two_pods_apart_decides()
    {
        PodFacts[] pods =
        [
            Pod("l", "n1", ready: 100, created: 200, restarts: 0),
            Pod("k", "n1", ready: 100, created: 100, restarts: 0),
            Pod("j", "n1", ready: 100, created: 100, restarts: 2),
            Pod("i", "n1", ready: 10, created: 100),
            Pod("h", "n2", ready: 100, created: 100),
            Pod("g", "n1", ready: 100, created: 100, cost: -5),
            Pod("f", "n1", ready: null),
            Pod("e", "n1", phase: "Unknown", ready: null),
            Pod("d", "n1", phase: "Pending", ready: null),
            Pod("c", "", phase: "Pending", ready: null),
        ];

        Assert.Equal("c d e f g h i j k l", Order(pods, KubernetesVersion.V1_32));
    }

    [Fact]
    public void Ages_are_compared_in_powers_of_two_and_then_by_UID()
    {
        // 9 s and 8.6 s lie in one power of two of nanoseconds (2^33 = 8.59 s), 8 s in the one below.
        PodFacts[] pods = [Pod("c", "n1", ready: 9), Pod("b", "n1", ready: 10), Pod("z", "n1", ready: 8)];
        Assert.Equal("z b c", Order(pods, KubernetesVersion.V1_32));
    }

    [Fact]
    public void Old_releases_delete_the_youngest_first()
    {
        PodFacts[] pods = [Pod("a", "n1", ready: 9), Pod("c", "n1", ready: 8), Pod("b", "n1", ready: 8, created: 5), Pod("d", "n2", ready: 99)];
        Assert.Equal("b c a d", Order(pods, KubernetesVersion.V1_16));
        Assert.Equal("d b c a", Order(pods, KubernetesVersion.V1_17)); // here n2 is the crowded one
    }

    [Fact]
    public void Only_as_many_as_asked_are_chosen_and_they_are_the_first_of_all()
    {
        var pods = Enumerable.Range(0, 200).Select(i => Pod($"{i * 7919 % 1000:000}", $"n{i % 7}", ready: 1 + (i % 40))).ToList();
        var ranks = Enumerable.Range(0, 7).ToDictionary(i => $"n{i}", i => i);
        var all = PodDeletionOrder.Choose(pods, pods.Count, ranks, Now, KubernetesVersion.V1_32);

        var some = PodDeletionOrder.Choose(pods, 30, ranks, Now, KubernetesVersion.V1_32);

        Assert.Equal(all.Take(30).Select(pod => pod.Metadata.Uid), some.Select(pod => pod.Metadata.Uid));
    }

    private static string Order(PodFacts[] pods, KubernetesVersion version) => string.Join(' ', PodDeletionOrder
        .Choose(pods, pods.Length, new Dictionary<string, int> { ["n1"] = 3, ["n2"] = 9 }, Now, version).Select(pod => pod.Metadata.Uid));

    private static PodFacts Pod(
        string uid, string node, int? ready, string phase = "Running", int created = 300, int restarts = 0, int cost = 0) => new(
        new V1Pod
        {
            Metadata = new V1ObjectMeta
            {
                Uid = uid,
                CreationTimestamp = Now.UtcDateTime.AddSeconds(-created),
                Annotations = new Dictionary<string, string> { ["controller.kubernetes.io/pod-deletion-cost"] = $"{cost}" },
            },
            Spec = new V1PodSpec { NodeName = node },
            Status = new V1PodStatus
            {
                Phase = phase,
                ContainerStatuses = [new V1ContainerStatus { Name = "web", RestartCount = restarts }],
                Conditions = ready is null
                    ? null
                    : [new V1PodCondition { Type = "Ready", Status = "True", LastTransitionTime = Now.UtcDateTime.AddSeconds(-ready.Value) }],
            },
        },
        matches: true,
        fullyLabelled: true);
}
