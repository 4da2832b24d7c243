using System.Globalization;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>The Kubernetes release that a simulated cluster and its kubectl behave like.</summary>
/// <param name="Minor">The release is 1.<paramref name="Minor"/>.</param>
/// <param name="GitVersion">The full version that nodes and <c>kubectl version</c> report.</param>
public sealed record KubernetesVersion(int Minor, string GitVersion)
{
    /// <summary>1.16, the release before the one of the printed tutorial; the template hashes of the two are the same.</summary>
    public static KubernetesVersion V1_16 { get; } = new(16, "v1.16.15");

    /// <summary>1.17, the newest release when the tutorial was printed in March 2020.</summary>
    public static KubernetesVersion V1_17 { get; } = new(17, "v1.17.3");

    /// <summary>1.32, the default.</summary>
    public static KubernetesVersion V1_32 { get; } = new(32, "v1.32.4");

    /// <summary>The versions that a cluster can be.</summary>
    public static IReadOnlyList<KubernetesVersion> All { get; } = [V1_16, V1_17, V1_32];

    /// <summary>Whether the cluster is of release 1.<paramref name="minor"/> or newer.</summary>
    /// <param name="minor">The minor number.</param>
    public bool AtLeast(int minor) => Minor >= minor;

    /// <summary>Whether the cluster is of patch 1.<paramref name="minor"/>.<paramref name="patch"/> or newer.</summary>
    /// <param name="minor">The minor number.</param>
    /// <param name="patch">The patch number.</param>
    public bool AtLeast(int minor, int patch) => Minor > minor
        || (Minor == minor && int.Parse(GitVersion.AsSpan(GitVersion.LastIndexOf('.') + 1), CultureInfo.InvariantCulture) >= patch);

    /// <summary>Finds a version by its short name.</summary>
    /// <param name="text">Such as <c>1.17</c>.</param>
    /// <exception cref="ArgumentException">There is no such simulated version; the message says which there are.</exception>
    public static KubernetesVersion Parse(string text) =>
        All.FirstOrDefault(version => version.ToString() == text)
        ?? throw new ArgumentException($"Kubernetes {text} is not simulated; choose one of {string.Join(", ", All)}.", nameof(text));

    /// <inheritdoc/>
    public override string ToString() => $"1.{Minor}";
}
