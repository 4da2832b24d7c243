using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.Display;
using KubeNotebooks.Kubectl;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Benchmarks;

/// <summary>The pictures of what kubectl printed, in a cluster of 1 000 pods.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 5, iterationCount: 10, invocationCount: 1)]
public class TableBenchmarks
{
    private Cluster _cluster = null!;
    private KubectlResult _table = null!;
    private KubectlResult _description = null!;

    /// <summary>Runs the commands whose results are drawn.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        _cluster = RolloutScenario.Run(1000, new ClusterOptions { Nodes = 20 });
        _table = Kubectl("get", "pods", "-A", "-o", "wide");
        _description = Kubectl("describe", "deployments", "-A");
    }

    /// <summary>A table of 1 000 pods.</summary>
    [Benchmark]
    public string Table() => KubectlHtml.Of(_table, _cluster);

    /// <summary>The card of their Deployment.</summary>
    [Benchmark]
    public string Card() => KubectlHtml.Of(_description, _cluster);

    private KubectlResult Kubectl(params string[] words) =>
        new KubectlRunner(new ClusterApiClient(_cluster)).Run(new KubectlInvocation([.. words]));
}
