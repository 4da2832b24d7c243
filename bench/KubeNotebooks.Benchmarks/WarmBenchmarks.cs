using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Benchmarks;

/// <summary>300 replicas on 10 nodes, warm.</summary>
[GcConcurrent(false)]
[GcForce(false)]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 20, iterationCount: 10, invocationCount: 1)]
public class WarmBenchmarks
{
    /// <summary>The whole story.</summary>
    [Benchmark]
    public Cluster DeployAndRollOut300() => RolloutScenario.Run(300, new ClusterOptions { Nodes = 10 });
}
