using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>The images that registries have: a value; any other image is "not found".</summary>
public sealed class ImageCatalogue
{
    private readonly ImmutableDictionary<string, ContainerImage> _images;
    private readonly ImmutableDictionary<string, ContainerImage> _byDigest;
    private readonly ImmutableHashSet<string> _repositories;

    private ImageCatalogue(
        ImmutableDictionary<string, ContainerImage> images, ImmutableDictionary<string, ContainerImage> byDigest, ImmutableHashSet<string> repositories) =>
        (_images, _byDigest, _repositories) = (images, byDigest, repositories);

    /// <summary>The well-known images.</summary>
    public static ImageCatalogue WellKnown { get; } = WellKnownImages.All.Aggregate(
        new ImageCatalogue(
            ImmutableDictionary.Create<string, ContainerImage>(StringComparer.Ordinal),
            ImmutableDictionary.Create<string, ContainerImage>(StringComparer.Ordinal),
            ImmutableHashSet.Create<string>(StringComparer.Ordinal)),
        (catalogue, image) => catalogue.With(image));

    /// <summary>All images, by name.</summary>
    public IReadOnlyList<ContainerImage> Images => [.. _images.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Value)];

    /// <summary>A catalogue that also has <paramref name="image"/>, in the place of an older one of that name.</summary>
    /// <remarks>What lost its tag can still be had by its digest, as in a real registry.</remarks>
    public ImageCatalogue With(ContainerImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return new(
            _images.SetItem(image.Reference.Canonical, image),
            _byDigest.SetItem($"{image.Reference.Repository}@{image.Digest}", image),
            _repositories.Add(image.Reference.Repository));
    }

    /// <summary>Finds an image by its tag, or by its digest when it is named by that.</summary>
    /// <returns>Null when there is none of that name.</returns>
    public ContainerImage? Find(ImageReference reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Digest.Length == 0) return _images.GetValueOrDefault(reference.Canonical);
        return _byDigest.GetValueOrDefault(reference.Canonical) is { } image ? image with { Reference = reference } : null;
    }

    /// <summary>Whether any image of the repository exists.</summary>
    /// <param name="reference">A name of which only the repository counts.</param>
    public bool HasRepository(ImageReference reference) => _repositories.Contains(reference.Repository);
}
