using System.Collections.Immutable;
using System.Text;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>How an image was built: upon which one, and what was done to it.</summary>
/// <param name="Base">The image that it is built upon.</param>
/// <param name="Steps">What was done since the first base, oldest first: <c>change: …</c> or <c>label: key=value</c>.</param>
/// <param name="Labels">All its labels, those of its base too.</param>
/// <param name="Digest">The hash that names its content.</param>
public sealed record ImageBuild(
    ContainerImage Base, ImmutableArray<string> Steps, ImmutableSortedDictionary<string, string> Labels, string Digest)
{
    private const int BytesOfALayer = 220;
    private const string ChangePrefix = "change: ";

    /// <summary>What was changed since the first base, in the builders' words, oldest first.</summary>
    public IEnumerable<string> Changes => Steps.Where(step => step.StartsWith(ChangePrefix, StringComparison.Ordinal)).Select(step => step[ChangePrefix.Length..]);

    /// <summary>Builds upon an image.</summary>
    /// <param name="reference">The new image's name; without a digest.</param>
    /// <param name="from">The image to build upon.</param>
    /// <param name="changes">What is changed in it, in anybody's words; each makes a layer.</param>
    /// <param name="labels">Labels to add; those of <see cref="ImageLabel.All"/> change what the program does.</param>
    /// <returns>The image. The same base, changes and labels give the same content, so the same digest.</returns>
    /// <exception cref="FormatException">A label's value is not what the label needs; the message says what it is.</exception>
    /// <remarks>Simulated: a layer's size is the size of its description, and a little more.</remarks>
    public static ContainerImage Of(
        ImageReference reference, ContainerImage from, ImmutableArray<string> changes, ImmutableSortedDictionary<string, string> labels)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(labels);
        var before = from.Build?.Labels ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        ImmutableArray<string> steps = [.. changes.Select(change => $"{ChangePrefix}{change}"), .. labels.Select(label => $"label: {label.Key}={label.Value}")];
        var digest = steps.IsEmpty ? from.Digest : ContainerImage.Sha256(string.Join('\n', steps.Prepend(from.Digest)));
        return new ContainerImage(
            reference,
            from.SizeBytes + changes.Sum(change => BytesOfALayer + Encoding.UTF8.GetByteCount(change)),
            from.PullTime,
            labels.Aggregate(from.Program, (program, label) => ImageLabel.Find(label.Key)?.ApplyTo(program, label.Value) ?? program),
            from.Entrypoint,
            from.IsShell,
            new ImageBuild(from, [.. from.Build?.Steps ?? [], .. steps], before.SetItems(labels), digest));
    }
}
