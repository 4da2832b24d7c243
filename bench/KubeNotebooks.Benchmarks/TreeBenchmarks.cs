using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.ControlPlane.Trees;
using KubeNotebooks.Display;
using KubeNotebooks.Display.Explanations;
using KubeNotebooks.Display.Maps;
using KubeNotebooks.Display.Trees;

namespace KubeNotebooks.Benchmarks;

/// <summary>Tree, map and explanation of 1 000 pods on 100 nodes, facts and drawing.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 5, iterationCount: 10, invocationCount: 1)]
public class TreeBenchmarks
{
    private Cluster _cluster = null!;

    /// <summary>Plays a rollout of 1 000 pods.</summary>
    [GlobalSetup]
    public void Setup() => _cluster = RolloutScenario.Run(1_000, new ClusterOptions { Nodes = 100 });

    /// <summary><c>#!sim tree</c>.</summary>
    [Benchmark]
    public MimeBundle Tree() => TreeView.Of(_cluster, DeploymentTree.OfNamespace(_cluster, "default"));

    /// <summary><c>#!sim map</c>.</summary>
    [Benchmark]
    public MimeBundle Map() => MapView.Of(_cluster, ClusterMap.Of(_cluster));

    /// <summary><c>#!sim why</c>.</summary>
    [Benchmark]
    public MimeBundle Why() => ExplanationView.Of(Explanation.Of(_cluster, _cluster.Deployments[0]), _cluster.Now);
}
