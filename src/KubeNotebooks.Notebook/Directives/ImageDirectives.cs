using System.Collections.Immutable;
using System.Globalization;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim image</c>: builds images on the learner's machine, and pushes them to the registry.</summary>
internal static class ImageDirectives
{
    /// <summary>What the usage calls the name of an image that was built: completion offers those that there are.</summary>
    public const string BuiltArgument = "IMAGE";

    private const string From = "--from";
    private const string Change = "--change";
    private const string Label = "--label";

    private static readonly Directive Build = new("#!sim image build", "#!sim image build NAME --from BASE [--change TEXT…] [--label KEY=VALUE…]",
        "Builds an image on your machine; nodes can pull it once it is pushed")
    {
        Arguments = ["NAME"],
        Required = 1,
        Options =
        [
            new(From, "BASE", "The image to build upon: one that you built, or one of the registry") { OffersImages = true },
            new(Change, "TEXT…", "What is changed in it, in your words, such as a line of its configuration") { Repeatable = true },
            new(Label, "KEY=VALUE…", "What its program does, see below; other keys need a dot, such as com.example.team=web, and change nothing")
            {
                Repeatable = true,
                Choices = [.. ImageLabel.All.Select(label => $"{label.Name}={label.Example}")],
            },
        ],
        More = LabelTable(),
        Example = "#!sim image build web:1.1 --from nginx:1.17 --change \"worker_connections 2048;\" --label ready-after=10s",
        Run = RunBuild,
    };

    private static readonly Directive Push = new("#!sim image push", "#!sim image push IMAGE", "Pushes an image that you built to the registry")
    {
        Arguments = [BuiltArgument],
        Required = 1,
        Example = "#!sim image push web:1.1",
        Run = RunPush,
    };

    /// <summary>The magic.</summary>
    public static Directive Image { get; } = new("#!sim image", "#!sim image build|push|list|show …", "Builds images and pushes them to the registry")
    {
        Subcommands = [Build, Push, ImageListing.List, ImageListing.Show],
    };

    /// <summary>Reads an image's name.</summary>
    /// <exception cref="CellSyntaxException">It breaks the rules.</exception>
    public static ImageReference Name(DirectiveCall call, string text) => ImageReference.TryParse(text, out var reference, out var error)
        ? reference
        : throw new CellSyntaxException(call.Arguments.Line, $"\"{text}\" is no image: {error}. Write NAME:TAG in small letters, such as web:1.1.");

    /// <summary>The image that was built under a name.</summary>
    /// <exception cref="CellSyntaxException">None was.</exception>
    public static ContainerImage FindBuilt(DirectiveCall call, ImageReference reference)
    {
        var images = call.Session.Cluster.Images;
        if (images.FindBuilt(reference) is { } image) return image;
        var names = images.Built.Select(one => one.Reference.Familiar).ToList();
        var others = names.Count == 0 ? "Nothing is built yet" : $"Built are: {string.Join(", ", names)}";
        throw new CellSyntaxException(call.Arguments.Line,
            $"{reference.Familiar} is not built on your machine.{Nearest.Suggestion(reference.Familiar, names)} {others}; #!sim image build {reference.Familiar} --from BASE builds it.");
    }

    private static void RunBuild(DirectiveCall call)
    {
        var (arguments, images) = (call.Arguments, call.Session.Cluster.Images);
        var reference = Name(call, arguments.Positional[0]);
        if (reference.Digest.Length > 0) throw new CellSyntaxException(arguments.Line, $"An image gets its digest by being built. Give it a tag, such as {reference.FamiliarRepository}:1.0.");
        if (arguments.Value(From) is not { } text) throw new CellSyntaxException(arguments.Line, $"{From} is missing: the image to build upon. It is written: {Build.Usage}");
        var from = FindBase(call, Name(call, text), text);
        var before = images.FindBuilt(reference);
        ContainerImage image;
        try
        {
            image = images.Build(reference, from, [.. arguments.Options.GetValueOrDefault(Change, [])], Labels(call));
        }
        catch (FormatException wrong)
        {
            throw new CellSyntaxException(arguments.Line, wrong.Message);
        }
        call.Write($"Built {image.Reference.Familiar} from {from.Reference.Familiar}: {Size(image)}, digest {image.ShortDigest}.{Compared(image, before)}\n");
        if (images.Registry.Find(reference)?.Digest != image.Digest) call.Write($"It lies on your machine only. #!sim image push {reference.Familiar} makes it known to the nodes.\n");
    }

    private static ContainerImage FindBase(DirectiveCall call, ImageReference reference, string text)
    {
        var images = call.Session.Cluster.Images;
        if (images.FindBase(reference) is { } image) return image;
        var names = images.Built.Concat(images.Registry.Images).Select(one => one.Reference.Familiar).ToList();
        List<string> tagged = reference.Familiar == text ? [] : [.. images.Built.Where(one => one.Reference.Repository == reference.Repository).Select(one => one.Reference.Familiar)];
        var missing = reference.Familiar == text ? $"There is no image {text}" : $"{text} means {reference.Familiar}, and there is no such image";
        throw new CellSyntaxException(call.Arguments.Line,
            $"{missing} to build upon, neither on your machine nor in the registry.{(tagged.Count > 0 ? $" Did you mean {tagged[^1]}?" : Nearest.Suggestion(reference.Familiar, names))} #!sim image list --all lists all.");
    }

    private static ImmutableSortedDictionary<string, string> Labels(DirectiveCall call)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var text in call.Arguments.Options.GetValueOrDefault(Label, []))
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } key, var value])
                throw new CellSyntaxException(call.Arguments.Line, $"A label is KEY=VALUE, such as ready-after=10s, not \"{text}\".");
            if (ImageLabel.Find(key) is null && !key.Contains('.', StringComparison.Ordinal))
            {
                var names = ImageLabel.All.Select(label => label.Name).ToList();
                throw new CellSyntaxException(call.Arguments.Line,
                    $"No label {key} changes what a program does.{Nearest.Suggestion(key, names)} There are: {string.Join(", ", names)}. A label of your own needs a dot, such as com.example.{key}.");
            }
            labels[key] = value;
        }
        return labels.ToImmutable();
    }

    private static string Compared(ContainerImage image, ContainerImage? before) => before switch
    {
        null => "",
        _ when before.Digest == image.Digest => " Nothing differs from the build before, so it is the same image.",
        _ => $" It takes the place of the build before ({before.ShortDigest}).",
    };

    private static void RunPush(DirectiveCall call)
    {
        var (line, cluster) = (call.Arguments.Line, call.Session.Cluster);
        var image = FindBuilt(call, Name(call, call.Arguments.Positional[0]));
        var (name, reference) = (image.Reference.Familiar, image.Reference);
        if (ImageBuilder.IsForeign(reference))
            throw new CellSyntaxException(line, $"The repository {reference.FamiliarRepository} is not yours, and the registry refuses: denied: requested access to the resource is denied. Build it under a name of your own, such as my-{reference.Path[(reference.Path.LastIndexOf('/') + 1)..]}:{reference.Tag}.");
        if (!PullErrors.IsRegistry(reference.Domain))
            throw new CellSyntaxException(line, $"There is no registry {reference.Domain}: no such host. A name without a host, such as {reference.Path[(reference.Path.LastIndexOf('/') + 1)..]}:{reference.Tag}, goes to docker.io.");
        var before = cluster.Images.Registry.Find(reference);
        if (before?.Digest == image.Digest)
        {
            call.Write($"{name} is in the registry already, with the same content ({image.ShortDigest}).\n");
            return;
        }
        cluster.Images.Push(image);
        call.Write($"Pushed {name} to {reference.Domain}: digest {image.ShortDigest}.\n");
        if (before is null) return;
        call.Write($"The tag meant {before.ShortDigest} before. Nothing rolls out by itself: no manifest has changed.\n");
        var nodes = cluster.ImageOnNodes(name).Where(node => node.Value.Digest != image.Digest).Select(node => node.Key).ToList();
        if (nodes.Count > 0) call.Write($"{Those(nodes)} the old content under this name: new pods there run that, unless their imagePullPolicy is Always. A new tag avoids this.\n");
    }

    private static string Those(List<string> nodes) => nodes.Count == 1 ? $"{nodes[0]} keeps" : $"{string.Join(", ", nodes.Take(5))}{(nodes.Count > 5 ? " and others" : "")} keep";

    /// <summary>An image's size in words, such as <c>51.0 MB</c>.</summary>
    public static string Size(ContainerImage image) => string.Create(CultureInfo.InvariantCulture, $"{image.SizeBytes / 1e6:0.0} MB");

    private static string LabelTable()
    {
        var width = ImageLabel.All.Max(label => label.Name.Length + label.Value.Length + 1);
        return "  Labels that say what the program does:\n"
            + string.Concat(ImageLabel.All.Select(label => $"    {$"{label.Name}={label.Value}".PadRight(width)}  {label.Summary}\n"));
    }
}
