using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Benchmarks;

/// <summary>A copy of a cluster with 1 000 pods on 100 nodes, after a rollout and in the middle of one.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 5, iterationCount: 20, invocationCount: 1)]
public class SnapshotBenchmarks
{
    private Cluster _cluster = null!;

    /// <summary>Plays a rollout of 1 000 pods.</summary>
    [GlobalSetup]
    public void Setup() => _cluster = RolloutScenario.Run(1_000, new ClusterOptions { Nodes = 100 });

    /// <summary><c>#!sim snapshot</c>.</summary>
    [Benchmark]
    public Cluster Snapshot() => _cluster.Fork();
}
