using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>The images of a cluster's world: what registries have, and what was built on the learner's machine.</summary>
internal sealed class ImagesState
{
    /// <summary>What registries have.</summary>
    public ImageCatalogue Registry { get; set; } = ImageCatalogue.WellKnown;

    /// <summary>What was built, by complete name.</summary>
    public ImmutableSortedDictionary<string, ContainerImage> Built { get; set; } =
        ImmutableSortedDictionary.Create<string, ContainerImage>(StringComparer.Ordinal);

    /// <summary>A copy that shares only values.</summary>
    public ImagesState Fork() => new() { Registry = Registry, Built = Built };
}
