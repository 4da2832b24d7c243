using System.Collections.Immutable;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>The learner's machine: images are built on it, and pushed from it to the registry.</summary>
/// <remarks>Simulated: both take no virtual time. What was built is part of the cluster's world: snapshots keep it, a new cluster has none.</remarks>
public sealed class ImageBuilder
{
    private readonly Simulator _simulator;
    private readonly ImagesState _state;

    internal ImageBuilder(Simulator simulator, ImagesState state) => (_simulator, _state) = (simulator, state);

    /// <summary>What registries have.</summary>
    public ImageCatalogue Registry => _state.Registry;

    /// <summary>What was built, by name.</summary>
    public IReadOnlyList<ContainerImage> Built => [.. _state.Built.Values];

    /// <summary>Finds an image that was built.</summary>
    /// <returns>Null when none of that name was.</returns>
    public ContainerImage? FindBuilt(ImageReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return _state.Built.GetValueOrDefault(reference.Canonical);
    }

    /// <summary>Finds an image that can be built upon: one that was built, or one of the registry.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public ContainerImage? FindBase(ImageReference reference) => FindBuilt(reference) ?? Registry.Find(reference);

    /// <summary>Builds an image, in the place of an older one of that name.</summary>
    /// <inheritdoc cref="ImageBuild.Of"/>
    public ContainerImage Build(
        ImageReference reference, ContainerImage from, ImmutableArray<string> changes, ImmutableSortedDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var image = ImageBuild.Of(reference, from, changes, labels);
        _state.Built = _state.Built.SetItem(reference.Canonical, image);
        _simulator.Note("user", new ImageBuilt(reference.Canonical, image.Digest));
        return image;
    }

    /// <summary>Whether a repository is somebody else's, so that a registry refuses what is pushed to it.</summary>
    public static bool IsForeign(ImageReference reference) => ImageCatalogue.WellKnown.HasRepository(reference);

    /// <summary>Pushes what was built to the registry, in the place of what has the same name there.</summary>
    /// <param name="image">It was built, and its repository is not <see cref="IsForeign"/>.</param>
    /// <exception cref="ArgumentException">It was not built here, or the registry refuses it.</exception>
    public void Push(ContainerImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (FindBuilt(image.Reference) != image || IsForeign(image.Reference) || !PullErrors.IsRegistry(image.Reference.Domain))
            throw new ArgumentException($"{image.Reference} cannot be pushed.", nameof(image));
        _state.Registry = _state.Registry.With(image);
        _simulator.Note("user", new ImagePushed(image.Reference.Canonical, image.Digest));
    }
}

/// <summary>The trace's note that an image was built.</summary>
/// <param name="Image">Its complete name.</param>
/// <param name="Digest">The hash that names its content.</param>
public sealed record ImageBuilt(string Image, string Digest);

/// <summary>The trace's note that an image was pushed to the registry.</summary>
/// <param name="Image">Its complete name.</param>
/// <param name="Digest">The hash that names its content.</param>
public sealed record ImagePushed(string Image, string Digest);
