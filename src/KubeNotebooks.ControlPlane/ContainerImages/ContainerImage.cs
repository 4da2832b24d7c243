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
public sealed record ContainerImage(
    ImageReference Reference, long SizeBytes, TimeSpan PullTime, ProgramBehaviour Program, string Entrypoint, bool IsShell = false)
{
    /// <summary>The hash that names its content.</summary>
    /// <remarks>Simulated: it is computed from the name.</remarks>
    public string Digest { get; } =
        DigestOf(Reference);

    /// <summary>The image ID that containerd reports.</summary>
    public string ContainerdId { get; } = $"{Reference.Repository}@{DigestOf(Reference)}";

    /// <summary>The image ID that Docker reports.</summary>
    public string DockerId { get; } = $"docker-pullable://{Reference.FamiliarRepository}@{DigestOf(Reference)}";

    private static string DigestOf(ImageReference reference) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference.Canonical)));
}
