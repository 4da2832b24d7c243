using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Benchmarks;

/// <summary>Deploy and roll out many pods on 100 nodes that take 250 pods each: does the cost of a pod stay the same?</summary>
[MemoryDiagnoser]
[GcConcurrent(false)]
[GcForce(false)]
[SimpleJob(RunStrategy.Monitoring, warmupCount: 3, iterationCount: 7, invocationCount: 1)]
[Config(typeof(PerPodConfig))]
public class RolloutBenchmarks
{
    /// <summary>How many pods the Deployment has.</summary>
    [Params(10, 100, 300, 1_000, 10_000)]
    public int Replicas { get; set; }

    /// <summary>The whole story, in virtual time.</summary>
    [Benchmark]
    public Cluster DeployAndRollOut() => RolloutScenario.Run(Replicas, new ClusterOptions { Nodes = 100, PodsPerNode = 250 });
}
