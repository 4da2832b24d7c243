using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers;
using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

public class StatusWritesTests
{
    [Fact]
    public void A_first_deployment_writes_the_statuses_that_a_real_one_does()
    {
        var bench = new ControllerBench();
        bench.Apply(Objects.Deployment(1));
        Assert.True(bench.RunUntilComplete());
        bench.Run(1);

        Assert.Equal(
            [
                "seen -: 0/0/0 [Progressing/NewReplicaSetCreated]",
                "seen 1: 0/0/0 [Progressing/NewReplicaSetCreated, Available/MinimumReplicasUnavailable]",
                "seen 1: 1/1/0 [Available/MinimumReplicasUnavailable, Progressing/ReplicaSetUpdated]",
                "seen 1: 1/1/1 [Available/MinimumReplicasAvailable, Progressing/NewReplicaSetAvailable]",
            ],
            Writes(bench));
    }

    [Fact]
    public void After_a_change_the_old_generation_is_written_once_more_before_the_new_one_is_observed()
    {
        var bench = new ControllerBench();
        bench.Apply(Objects.Deployment(3));
        Assert.True(bench.RunUntilComplete());
        bench.Run(1);
        var before = Writes(bench).Count;

        bench.SetImage("nginx:2");
        bench.Run(1);

        Assert.Equal(
            [
                "seen 1: 3/3/3 [Available/MinimumReplicasAvailable, Progressing/NewReplicaSetCreated]",
                "seen 2: 3/0/3 [Available/MinimumReplicasAvailable, Progressing/NewReplicaSetCreated]",
                "seen 2: 4/1/3 [Available/MinimumReplicasAvailable, Progressing/ReplicaSetUpdated]",
            ],
            Writes(bench).Skip(before));
    }

    [Fact]
    public void A_stale_cache_costs_a_conflict_and_no_event()
    {
        var bench = new ControllerBench();
        bench.Apply(Objects.Deployment(2));
        Assert.True(bench.RunUntilComplete());
        bench.Run(1);
        var name = bench.ReplicaSets[0].Metadata.Name;

        // Someone writes the ReplicaSet just before the controller does: its first try meets a conflict.
        bench.Change(spec => spec with { Replicas = 3 });
        Assert.True(bench.Simulator.RunUntil(
            () => bench.Simulator.Upcoming.Any(one => one.Message is RequestArrives<ObjectKey> { Controller: "deployment-controller" }),
            TimeSpan.FromSeconds(1)));
        bench.Api.PatchObject<V1ReplicaSet>("default", name, one => one with
        {
            Metadata = one.Metadata with { Labels = new Dictionary<string, string>(one.Metadata.Labels) { ["touched"] = "yes" } },
        }, ControllerBench.Me);
        Assert.True(bench.RunUntilComplete());

        Assert.Equal(
            [$"Scaled up replica set {name} from 0 to 2", $"Scaled up replica set {name} from 2 to 3"],
            bench.Messages("ScalingReplicaSet"));
        Assert.Equal("yes", bench.ReplicaSets[0].Metadata.Labels["touched"]);
    }

    [Fact]
    public void A_ReplicaSet_of_many_pods_is_paced_by_the_clients_limit()
    {
        var bench = new ControllerBench();
        var start = bench.Simulator.Now;
        bench.Apply(Objects.Deployment(100));
        bench.Simulator.RunUntil(() => bench.Pods.Count == 100, TimeSpan.FromMinutes(1));

        // 30 requests at once, the other 70 at 20 a second; the events of the first pods share the limit.
        Assert.InRange(bench.Simulator.Now - start, TimeSpan.FromSeconds(3.5), TimeSpan.FromSeconds(6));
    }

    private static List<string> Writes(ControllerBench bench) =>
    [
        .. bench.Simulator.Trace.Entries
            .Where(entry => entry.Actor == "deployment-controller")
            .Select(entry => (entry.What as ObjectWritten)?.Object).OfType<V1Deployment>()
            .Select(web => $"seen {web.Status.ObservedGeneration?.ToString() ?? "-"}: {web.Status.Replicas ?? 0}/{web.Status.UpdatedReplicas ?? 0}/"
                + $"{web.Status.AvailableReplicas ?? 0} [{string.Join(", ", web.Status.Conditions.Select(one => $"{one.Type}/{one.Reason}"))}]"),
    ];
}
