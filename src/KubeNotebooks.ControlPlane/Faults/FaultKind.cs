using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Faults;

/// <summary>What a fault is aimed at.</summary>
public enum FaultScope
{
    /// <summary>A Deployment or a pod: its main containers.</summary>
    Pods,

    /// <summary>A node.</summary>
    Node,

    /// <summary>An image in the registry.</summary>
    Image,

    /// <summary>The registry as a whole.</summary>
    Registry,
}

/// <summary>Something that can be made to fail.</summary>
public sealed class FaultKind
{
    private static readonly TimeSpan SoonAfterStart = TimeSpan.FromSeconds(1);

    private FaultKind(string name, FaultScope scope, string summary) => (Name, Scope, Summary) = (name, scope, summary);

    /// <summary>A program ends by itself after a while.</summary>
    public static FaultKind Crash { get; } = new("crash", FaultScope.Pods, "The program ends with exit code 1 some time after each start")
    {
        DefaultAfter = TimeSpan.FromSeconds(10),
    };

    /// <summary>A program ends as soon as it is started.</summary>
    public static FaultKind ExitAtStart { get; } = new("exit-at-start", FaultScope.Pods, "The program ends with exit code 1 as soon as it is started; what runs goes on until then");

    /// <summary>A program uses too much memory.</summary>
    public static FaultKind OutOfMemory { get; } = new("out-of-memory", FaultScope.Pods, "The program uses more memory than it may have some time after each start, and is killed for it (OOMKilled)")
    {
        DefaultAfter = SoonAfterStart,
    };

    /// <summary>A program does not heed SIGTERM.</summary>
    public static FaultKind IgnoreSigterm { get; } = new("ignore-sigterm", FaultScope.Pods, "The program does not end when it is asked to, so it is killed after its grace period");

    /// <summary>The readiness probe fails.</summary>
    public static FaultKind Readiness { get; } = new("readiness", FaultScope.Pods, "The readiness probe fails: no traffic comes, and a rollout waits");

    /// <summary>The liveness probe fails.</summary>
    public static FaultKind Liveness { get; } = new("liveness", FaultScope.Pods, "The liveness probe fails: the kubelet restarts the container");

    /// <summary>An image is gone from the registry.</summary>
    public static FaultKind ImageGone { get; } = new("image-gone", FaultScope.Image, "The registry has the image no more; nodes that have it keep it");

    /// <summary>The registry answers slowly.</summary>
    public static FaultKind RegistrySlow { get; } = new("registry-slow", FaultScope.Registry, "Every pull takes many times as long, those under way too") { HasTimes = true };

    /// <summary>A node is cut off.</summary>
    public static FaultKind NodeDown { get; } = new("node-down", FaultScope.Node, "The node is cut off: its kubelet neither hears nor reports anything. What runs on it goes on, unseen");

    /// <summary>A node has no room.</summary>
    public static FaultKind NodeFull { get; } = new("node-full", FaultScope.Node, "The node has no room for another pod: what is free counts as taken by its system");

    /// <summary>All kinds, in the order in which they are listed.</summary>
    public static ImmutableArray<FaultKind> All { get; } =
        [ImageGone, RegistrySlow, Crash, ExitAtStart, OutOfMemory, IgnoreSigterm, Readiness, Liveness, NodeDown, NodeFull];

    /// <summary>What a learner calls it.</summary>
    public string Name { get; }

    /// <summary>What it is aimed at.</summary>
    public FaultScope Scope { get; }

    /// <summary>What happens, in one sentence.</summary>
    public string Summary { get; }

    /// <summary>When it strikes if nothing is said; null: it has no such time.</summary>
    public TimeSpan? DefaultAfter { get; private init; }

    /// <summary>Whether it makes something many times as slow.</summary>
    public bool HasTimes { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
