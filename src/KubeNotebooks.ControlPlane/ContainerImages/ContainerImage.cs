using System.Security.Cryptography;
using System.Text;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>An image that exists in a registry.</summary>
/// <param name="Reference">Its complete name.</param>
/// <param name="SizeBytes">What has to be downloaded.</param>
/// <param name="PullTime">About how long the first pull to a node takes.</param>
/// <param name="Program">What it does when it is started as it is.</param>
/// <param name="Entrypoint">The program's first word: a container that names it itself starts the same program; may be empty.</param>
/// <param name="IsShell">Whether its own program is a shell, so that arguments replace it.</param>
/// <param name="Build">How the learner built it; null: it came from elsewhere.</param>
public sealed record ContainerImage(
    ImageReference Reference, long SizeBytes, TimeSpan PullTime, ProgramBehaviour Program, string Entrypoint, bool IsShell = false,
    ImageBuild? Build = null)
{
    /// <summary>The hash that names its content.</summary>
    /// <remarks>Simulated: it is computed from the name, or from what it was built of.</remarks>
    public string Digest { get; } = DigestOf(Reference, Build);

    /// <summary>The image ID that containerd reports.</summary>
    public string ContainerdId { get; } = $"{Reference.Repository}@{DigestOf(Reference, Build)}";

    /// <summary>The image ID that Docker reports.</summary>
    public string DockerId { get; } = $"docker-pullable://{Reference.FamiliarRepository}@{DigestOf(Reference, Build)}";

    /// <summary>The digest's first characters, for people.</summary>
    public string ShortDigest => Digest[..("sha256:".Length + 12)];

    /// <summary>The digest of a text.</summary>
    internal static string Sha256(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string DigestOf(ImageReference reference, ImageBuild? build) => build?.Digest ?? Sha256(reference.Canonical);
}
