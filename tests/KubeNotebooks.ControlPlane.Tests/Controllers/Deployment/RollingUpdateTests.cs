using System.Text.Json.Nodes;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Tests.Controllers.Deployment;

public class RollingUpdateTests
{
    [Theory] // replicas, surge, unavailable, new, newAvailable, old, oldAvailable => next step
    [InlineData(10, 3, 2, 0, 0, 10, 10, "new 0->3")]
    [InlineData(10, 3, 2, 3, 0, 10, 10, "old 10->8")]
    [InlineData(10, 3, 2, 3, 0, 8, 8, "new 3->5")]
    [InlineData(10, 3, 2, 5, 0, 8, 8, "none")]
    [InlineData(10, 3, 2, 5, 5, 8, 8, "old 8->3")]
    [InlineData(10, 3, 2, 12, 5, 0, 0, "new 12->10")]
    [InlineData(10, 3, 2, 10, 10, 0, 0, "none")]
    [InlineData(4, 1, 0, 1, 0, 4, 2, "none")] // one more would break the surge; the broken old ones stay until a new one is up
    [InlineData(4, 1, 1, 1, 0, 4, 2, "old 4->3")] // the one that goes is one of the two that are not available
    [InlineData(4, 1, 1, 1, 1, 4, 2, "old 4->2")]
    [InlineData(4, 1, 1, 1, 0, 4, 5, "none, status lags")]
    public void Next_step(int replicas, int surge, int unavailable, int newSize, int newUp, int oldSize, int oldUp, string expected)
    {
        var decision = RollingUpdate.Decide(Seen(replicas, $"{surge}", $"{unavailable}", newSize, newUp, oldSize, oldUp));

        Assert.Equal(expected, Text(decision));
    }

    [Fact]
    public void A_decision_carries_its_numbers()
    {
        var decision = RollingUpdate.Decide(Seen(10, "3", "2", 5, 3, 8, 8));

        Assert.Equal((13, 8, 13), (decision.Limits.MaxTotal, decision.Limits.MinAvailable, decision.Total));
        Assert.Equal((2, 3, 11), (decision.NewUnavailable, decision.MaxScaledDown, decision.Available));
    }

    [Fact]
    public void Unavailable_old_pods_go_before_available_ones_and_older_ReplicaSets_before_newer_ones()
    {
        var seen = Seen(10, "3", "2", 3, 3, 6, 6) with
        {
            Old = [Objects.ReplicaSet("a", 4, 4, age: 0), Objects.ReplicaSet("b", 6, 3, age: 1)],
        };

        var decision = RollingUpdate.Decide(seen);

        Assert.Equal(["b 6->3"], decision.Unhealthy.Select(Text));
        Assert.Equal(["a 4->2"], decision.Healthy.Select(Text));
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void A_rollout_takes_the_steps_of_the_golden_sequence(string label, string golden)
    {
        var sequence = JsonNode.Parse(golden)!;
        var replicas = (int)sequence["replicas"]!;
        var batch = sequence["readyBatch"]!.GetValueKind() == System.Text.Json.JsonValueKind.Number ? (int)sequence["readyBatch"]! : int.MaxValue;
        var fail = (bool)sequence["newPodsFail"]!;
        var seen = Seen(replicas, $"{sequence["maxSurge"]}", $"{sequence["maxUnavailable"]}", 0, 0, replicas, replicas) with { New = null };
        Assert.Equal(((int)sequence["resolvedSurge"]!, (int)sequence["resolvedUnavailable"]!), (seen.Limits.MaxSurge, seen.Limits.MaxUnavailable));

        var steps = new List<string>();
        var newUp = 0;
        for (var idle = 0; idle < 2;)
        {
            var before = steps.Count;
            seen = Pass(seen, steps);
            idle = steps.Count == before ? idle + 1 : 0;
            var wanted = DeploymentView.Wanted(seen.New!);
            if (idle > 0 && !fail && newUp < wanted) (newUp, idle) = (Math.Min(wanted, batch == int.MaxValue ? wanted : newUp + batch), 0);
            seen = Observed(seen, newUp);
        }

        Assert.True(sequence["events"]!.AsArray().Select(step => (string)step!).SequenceEqual(steps), $"{label}: {string.Join(", ", steps)}");
        Assert.Equal((int)sequence["final"]!["old"]!, DeploymentView.Wanted(seen.Old[0]));
        Assert.Equal((int)sequence["final"]!["new"]!, DeploymentView.Wanted(seen.New!));
        Assert.Equal((int)sequence["final"]!["newAvailable"]!, DeploymentView.Available(seen.New!));
    }

    public static TheoryData<string, string> Sequences()
    {
        var data = new TheoryData<string, string>();
        foreach (var sequence in JsonNode.Parse(File.ReadAllText(RepositoryFiles.Golden("rollingupdate-sequences.json")))!.AsArray())
        {
            data.Add($"{sequence!["replicas"]} {sequence["maxSurge"]} {sequence["maxUnavailable"]} {sequence["readyBatch"]}",
                sequence.ToJsonString());
        }
        return data;
    }

    // One pass of the controller: the first makes the new ReplicaSet and goes on; one that scales up ends there.
    private static DeploymentView Pass(DeploymentView seen, List<string> steps)
    {
        if (seen.New is null)
        {
            var size = NewReplicaSet.NextSize(seen);
            if (size > 0) steps.Add($"up new 0->{size}");
            seen = seen with { New = Objects.ReplicaSet("new", size, image: "nginx:1", age: 9) };
        }
        var decision = RollingUpdate.Decide(seen);
        if (decision.New is { } up)
        {
            steps.Add($"up new {up.From}->{up.To}");
            return seen with { New = seen.New! with { Spec = seen.New.Spec with { Replicas = up.To } } };
        }
        foreach (var down in decision.Unhealthy.Concat(decision.Healthy))
        {
            steps.Add($"down old {down.From}->{down.To}");
            seen = seen with { Old = [down.ReplicaSet with { Spec = down.ReplicaSet.Spec with { Replicas = down.To } }] };
        }
        return seen;
    }

    // What the ReplicaSet controller reports afterwards.
    private static DeploymentView Observed(DeploymentView seen, int newUp) => seen with
    {
        New = Objects.ReplicaSet("new", DeploymentView.Wanted(seen.New!), Math.Min(newUp, DeploymentView.Wanted(seen.New!)), 9, "nginx:1"),
        Old = [Objects.ReplicaSet("old", DeploymentView.Wanted(seen.Old[0]), DeploymentView.Wanted(seen.Old[0]))],
    };

    private static DeploymentView Seen(int replicas, string surge, string unavailable, int newSize, int newUp, int oldSize, int oldUp) => new(
        Objects.Deployment(replicas, surge, unavailable),
        Objects.ReplicaSet("new", newSize, newUp, age: 9, image: "nginx:1"),
        [Objects.ReplicaSet("old", oldSize, oldUp)]);

    private static string Text(RolloutDecision decision)
    {
        List<ReplicaSetScale> scales = [.. decision.Unhealthy, .. decision.Healthy];
        if (decision.New is { } up) scales.Insert(0, up);
        var text = scales.Count == 0 ? "none" : string.Join(", ", scales.Select(Text));
        return decision.StatusLags ? $"{text}, status lags" : text;
    }

    private static string Text(ReplicaSetScale scale) => $"{scale.ReplicaSet.Metadata.Name} {scale.From}->{scale.To}";
}
