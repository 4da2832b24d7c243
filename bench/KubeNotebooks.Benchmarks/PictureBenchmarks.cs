using BenchmarkDotNet.Attributes;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display;

namespace KubeNotebooks.Benchmarks;

/// <summary>Pictures of many pods: each is to take less than 100 ms for 1 000.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class PictureBenchmarks
{
    private Cluster _cluster = null!;
    private RolloutTimeline _timeline = null!;

    /// <summary>How many pods the Deployment has; a rollout has replaced each once.</summary>
    [Params(1_000, 10_000)]
    public int Replicas { get; set; }

    /// <summary>Plays the story.</summary>
    [GlobalSetup]
    public void Play()
    {
        _cluster = RolloutScenario.Run(Replicas, new ClusterOptions { Nodes = 100, PodsPerNode = 250 });
        _timeline = _cluster.Timeline("web");
    }

    /// <summary>A rollout's timeline, from the trace to the picture.</summary>
    [Benchmark]
    public string Timeline() => TimelineHtml.Of(_cluster.Timeline("web"));

    /// <summary>The picture alone.</summary>
    [Benchmark]
    public string DrawTimeline() => TimelineHtml.Of(_timeline);
}
