using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Benchmarks;

/// <summary>300 replicas on 10 nodes, in a process that has just started.</summary>
[SimpleJob(RunStrategy.ColdStart, launchCount: 5, warmupCount: 0, iterationCount: 1, invocationCount: 1)]
public class StartBenchmarks
{
    /// <summary>The whole story, everything compiled on the way.</summary>
    [Benchmark]
    public Cluster DeployAndRollOut300() => RolloutScenario.Run(300, new ClusterOptions { Nodes = 10 });
}

/// <summary>300 replicas on 10 nodes, warm.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 20, iterationCount: 10, invocationCount: 1)]
public class WarmBenchmarks
{
    /// <summary>The whole story.</summary>
    [Benchmark]
    public Cluster DeployAndRollOut300() => RolloutScenario.Run(300, new ClusterOptions { Nodes = 10 });
}
