using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Checks;
using KubeNotebooks.Lessons.Judging;
using KubeNotebooks.Lessons.Reading;

namespace KubeNotebooks.Benchmarks;

/// <summary><c>#!check</c> of an exercise in which 1 000 pods were rolled out: it is to answer in less than 100 ms.</summary>
[SimpleJob(RunStrategy.Monitoring, warmupCount: 5, iterationCount: 10, invocationCount: 1)]
public class CheckBenchmarks
{
    private const int Replicas = 1_000;
    private const string Every = "availableAtLeast podsAtMost rolloutComplete noPodRestarted finishedWithin causeRecorded event";

    private Cluster _cluster = null!;
    private Mark _mark = null!;
    private Exercise _exercise = null!;

    /// <summary>Which checks the exercise has.</summary>
    [Params(Every, "noPodRestarted")]
    public string Kinds { get; set; } = "";

    /// <summary>Plays a rollout after the mark.</summary>
    [GlobalSetup]
    public void Play()
    {
        _cluster = RolloutScenario.Run(Replicas, new ClusterOptions { Nodes = 100 });
        _mark = Mark.Set(_cluster, "benchmark");
        RolloutScenario.RollOut(_cluster, Replicas, "nginx:1.18");
        _exercise = LessonReader.Read("benchmark", "benchmark.yml", Lesson(Kinds.Split(' '))).Exercises[0];
        Console.WriteLine($"// {_cluster.Trace.Entries.Count - _mark.Entry} entries since the mark, {_cluster.Trace.Entries.Count} in all");
    }

    /// <summary>Judges.</summary>
    [Benchmark]
    public Judgement Check() => Judgement.Of(_exercise, new Facts(_cluster, _mark));

    private static string Lesson(string[] kinds) => $$"""
        title: { en: B, ja: B }
        exercises:
        - id: benchmark
          title: { en: B, ja: B }
          task: { en: B, ja: B }
          start: ["#!sim reset --seed 1"]
          checks:
        {{string.Concat(kinds.Select(kind => $"  - {{ id: c-{kind.ToLowerInvariant()}, {kind}: {Value(kind)}, hint: {{ en: B, ja: B }} }}\n"))}}
          hints: [{ en: A, ja: A }, { en: B, ja: B }, { en: C, ja: C }]
          solutions: [{ cells: ["#!kube get pods"] }]
        """;

    private static string Value(string kind) => kind switch
    {
        "availableAtLeast" => "{ of: deploy/web, count: 750 }",
        "podsAtMost" => "{ of: deploy/web, count: 1250 }",
        "finishedWithin" => "{ of: deploy/web, time: 10h }",
        "causeRecorded" => "{ of: deploy/web }",
        "event" => "{ reason: NeverReported }",
        _ => "deploy/web",
    };
}
