using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>The learner built an image and pushed it since the exercise began, and the registry has what was built.</summary>
/// <param name="Image">Its name.</param>
/// <param name="From">An image that it must be built upon, directly or not; null: any.</param>
/// <param name="Change">What one of its changes must match; null: anything, nothing too.</param>
internal sealed record ImagePushedCheck(ImageReference Image, ImageReference? From, Regex? Change) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var (name, expected) = (Image.Familiar, Expected());
        var images = facts.Cluster.Images;
        if (images.Registry.Find(Image) is not { } pushed)
        {
            return new Verdict(false, expected, images.FindBuilt(Image) is null
                ? LocalText.Of($"{name} is neither built nor pushed.", $"{name} はまだビルドもプッシュもされていません。")
                : LocalText.Of($"{name} is built, and lies on your machine only.", $"{name} はビルドされましたが、手元のマシンにしかありません。"));
        }
        if (images.FindBuilt(Image) is { } built && built.Digest != pushed.Digest)
            return new Verdict(false, expected, LocalText.Of($"{name} was built again after it was pushed: the registry has an older content.", $"{name} はプッシュのあとでビルドし直されています。レジストリにあるのは古い内容です。"));
        if (pushed.Build is not null && !facts.Entries.Any(entry => entry.What is ImagePushed note && note.Image == Image.Canonical))
            return new Verdict(false, expected, LocalText.Of($"{name} has not been pushed since.", $"{name} は、そのあとプッシュされていません。"));
        if (pushed.Build is not { } build) return new Verdict(false, expected, LocalText.Of($"{name} was not built here.", $"{name} はここでビルドされたものではありません。"));
        if (From is not null && !Bases(pushed).Contains(From.Canonical))
            return new Verdict(false, expected, LocalText.Of($"It is built upon {build.Base.Reference.Familiar}.", $"{build.Base.Reference.Familiar} からビルドされています。"));
        List<string> changes = [.. build.Changes];
        if (Change is not null && !changes.Any(Change.IsMatch))
        {
            var said = changes.Select(Saying.Quote).ToList();
            return new Verdict(false, expected, changes.Count == 0
                ? LocalText.Of($"Nothing is changed in it.", $"何も変更されていません。")
                : LocalText.Of($"{(said.Count == 1 ? "Its only change is" : "Its changes are")} {string.Join(", ", said.Select(one => one.English))}.", $"変更は{string.Concat(said.Select(one => one.Japanese))}です。"));
        }
        return new Verdict(true, expected, LocalText.Of($"It has it: {pushed.ShortDigest}.", $"あります({pushed.ShortDigest})。"));
    }

    private LocalText Expected()
    {
        var (name, upon, change) = (Image.Familiar, From?.Familiar, Saying.Quote(Change?.ToString() ?? ""));
        return new LocalText(
            $"The registry has {name}{(upon is null ? "" : $", built upon {upon}")}{(Change is null ? "" : $", with a change that matches {change.English}")}.",
            $"レジストリに、{(upon is null ? "" : $"{upon} から")}{(Change is null ? "" : $"{change.Japanese}に合う変更を加えて")}ビルドした {name} がある。");
    }

    private static IEnumerable<string> Bases(ContainerImage image)
    {
        for (var build = image.Build; build is not null; build = build.Base.Build) yield return build.Base.Reference.Canonical;
    }
}
