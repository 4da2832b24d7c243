using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane;

/// <summary>What kind of cluster to start.</summary>
public sealed record ClusterOptions
{
    /// <summary>Decides every draw: same seed and same commands, same cluster.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many worker nodes.</summary>
    public int Nodes { get; init; } = 3;

    /// <summary>How many pods a node takes.</summary>
    public int PodsPerNode { get; init; } = 110;

    /// <summary>The release that it behaves like.</summary>
    public KubernetesVersion Version { get; init; } = KubernetesVersion.V1_32;

    /// <summary>The virtual time at which it starts; a seeded fraction of a second is added.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>How far the clients' local time is ahead of UTC.</summary>
    public TimeSpan UtcOffset { get; init; } = TimeSpan.Zero;

    /// <summary>Images that lie on every node from the start, such as <c>nginx:1.16</c>.</summary>
    public IReadOnlyList<string> CachedImages { get; init; } = [];

    /// <summary>Whether it keeps what it takes to be rewound; costs memory and, whenever something was done to it, a copy.</summary>
    public bool KeepsPast { get; init; }

    /// <summary>Whether controllers, scheduler and kubelets run; without them the cluster only stores what it is given.</summary>
    public bool Controllers { get; init; } = true;

    /// <summary>Whether it starts with the objects that every cluster has; without them it is empty.</summary>
    public bool Bootstrap { get; init; } = true;
}
