using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>What container runtimes say when an image cannot be pulled.</summary>
/// <remarks>Source: containerd core/remotes/docker/resolver.go, Resolve; for 1.16 and 1.17 moby distribution/errors.go.</remarks>
public static class PullErrors
{
    private static readonly string[] KnownRegistries =
        ["docker.io", "gcr.io", "ghcr.io", "k8s.gcr.io", "mcr.microsoft.com", "quay.io", "registry.k8s.io"];

    /// <summary>The text for an image that no registry has.</summary>
    /// <param name="reference">The image asked for.</param>
    /// <param name="catalogue">The images that exist.</param>
    /// <param name="version">Nodes have containerd since 1.24, Docker before.</param>
    public static string NotFound(ImageReference reference, ImageCatalogue catalogue, KubernetesVersion version) =>
        version.AtLeast(24) ? OfContainerd(reference, catalogue) : OfDocker(reference, catalogue);

    /// <summary>Whether there is a registry of that name.</summary>
    /// <param name="domain">Such as <c>docker.io</c>.</param>
    public static bool IsRegistry(string domain) => KnownRegistries.Contains(domain);

    private static string OfContainerd(ImageReference reference, ImageCatalogue catalogue)
    {
        var name = reference.Canonical;
        var failed = $"failed to pull and unpack image \"{name}\": failed to resolve reference \"{name}\": ";
        if (!KnownRegistries.Contains(reference.Domain))
        {
            return $"{failed}failed to do request: Head \"https://{reference.Domain}/v2/{reference.Path}/manifests/{reference.Tag}\": "
                + $"dial tcp: lookup {Host(reference)} on 172.18.0.1:53: no such host";
        }
        if (reference.Domain == "docker.io" && !catalogue.HasRepository(reference))
        {
            return $"{failed}pull access denied, repository does not exist or may require authorization: "
                + "server message: insufficient_scope: authorization failed";
        }
        return $"rpc error: code = NotFound desc = {failed}{name}: not found";
    }

    private static string OfDocker(ImageReference reference, ImageCatalogue catalogue)
    {
        const string prefix = "rpc error: code = Unknown desc = Error response from daemon: ";
        if (!KnownRegistries.Contains(reference.Domain))
            return $"{prefix}Get https://{reference.Domain}/v2/: dial tcp: lookup {Host(reference)} on 192.168.65.1:53: no such host";
        return reference.Domain == "docker.io" && !catalogue.HasRepository(reference)
            ? $"{prefix}pull access denied for {reference.FamiliarRepository}, repository does not exist or may require 'docker login': "
                + "denied: requested access to the resource is denied"
            : $"{prefix}manifest for {reference.Familiar} not found: manifest unknown: manifest unknown";
    }

    private static string Host(ImageReference reference) => reference.Domain.Split(':')[0];
}
