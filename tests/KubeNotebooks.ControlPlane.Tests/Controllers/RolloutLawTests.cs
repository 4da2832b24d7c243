using CsCheck;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class RolloutLawTests
{
    private static readonly string[] Surges = ["0", "1", "3", "25%", "40%", "100%"];
    private static readonly string[] Unavailabilities = ["0", "1", "2", "25%", "60%"];

    private static readonly Gen<(int Replicas, string Surge, string Unavailable, int Seed)> AnyRollout = Gen.Select(
        Gen.Int[1, 12], Gen.Int[0, 5].Select(i => Surges[i]), Gen.Int[0, 4].Select(i => Unavailabilities[i]), Gen.Int[1, 10_000]);

    [Fact]
    public void A_rollout_stays_within_its_limits_and_completes() => AnyRollout.Where(one => (one.Surge, one.Unavailable) != ("0", "0"))
        .Sample(one => RollOut(one.Replicas, one.Surge, one.Unavailable, one.Seed), iter: 40, threads: 1);

    [Fact]
    public void A_decision_never_breaks_the_limits() => Gen.Select(AnyRollout, Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 12])
        .Sample((rollout, newSize, newUp, oldSize, oldUp) =>
        {
            var deployment = Objects.Deployment(rollout.Replicas, rollout.Surge, rollout.Unavailable);
            var seen = new DeploymentView(
                deployment,
                Objects.ReplicaSet("new", newSize, Math.Min(newUp, newSize), 9, "nginx:1"),
                [Objects.ReplicaSet("old", oldSize, Math.Min(oldUp, oldSize))]);
            var decision = RollingUpdate.Decide(seen);

            if (decision.New is { } up && up.To > up.From) Assert.True(seen.TotalReplicas + up.To - up.From <= seen.Limits.MaxTotal);
            var old = decision.Unhealthy.Concat(decision.Healthy).Select(scale => scale.To).Append(oldSize).Min();
            Assert.InRange(old, 0, oldSize);
            var availableBefore = Math.Min(newUp, newSize) + Math.Min(oldUp, oldSize);
            var availableAfter = Math.Min(newUp, newSize) + Math.Min(Math.Min(oldUp, oldSize), old);
            Assert.True(availableAfter >= Math.Min(availableBefore, seen.Limits.MinAvailable));
        }, iter: 2000, threads: 1);

    private static void RollOut(int replicas, string surge, string unavailable, int seed)
    {
        var bench = new ControllerBench(seed);
        bench.Apply(Objects.Deployment(replicas, surge, unavailable));
        Assert.True(bench.RunUntilComplete());
        bench.Run(1);
        var limits = RolloutLimits.Of(bench.Web);
        var (most, fewest) = (0, int.MaxValue);
        using var listening = bench.Api.Listen(change =>
        {
            // Kubernetes counts what ReplicaSets want: a new pod can be there some milliseconds before an old one is deleted.
            most = Math.Max(most, bench.ReplicaSets.Sum(DeploymentView.Wanted));
            if (change.Object is not V1Pod) return;
            fewest = Math.Min(fewest, bench.Pods.Count(pod => IsActive(pod) && IsReady(pod)));
        });

        bench.SetImage("nginx:2");

        Assert.True(bench.RunUntilComplete());
        Assert.True(most <= limits.MaxTotal, $"{most} pods wanted");
        Assert.True(fewest >= limits.MinAvailable, $"{fewest} available");
        Assert.All(bench.Pods.Where(IsActive), pod => Assert.Equal("nginx:2", pod.Spec.Containers[0].Image));
        AssertRevisionsOnlyGrow(bench);
    }

    private static void AssertRevisionsOnlyGrow(ControllerBench bench)
    {
        var latest = 0;
        foreach (var entry in bench.Simulator.Trace.Entries)
        {
            if (entry.What is not ObjectWritten { Object: V1Deployment { Metadata.Annotations: { } annotations } }) continue;
            if (!annotations.TryGetValue("deployment.kubernetes.io/revision", out var revision)) continue;
            Assert.True(int.Parse(revision) >= latest);
            latest = int.Parse(revision);
        }
        Assert.Equal(2, latest);
    }

    private static bool IsActive(V1Pod pod) => pod.Metadata.DeletionTimestamp is null;

    private static bool IsReady(V1Pod pod) => pod.Status.Conditions?.Any(one => one is { Type: "Ready", Status: "True" }) == true;
}
