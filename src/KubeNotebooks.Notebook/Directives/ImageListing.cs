using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim image list</c> and <c>show</c>: which images there are, and where each lies.</summary>
internal static class ImageListing
{
    private const string All = "--all";
    private const int Gap = 3;

    /// <summary><c>#!sim image list</c>.</summary>
    public static Directive List { get; } = new("#!sim image list", "#!sim image list [--all]", "Lists the images that you built")
    {
        Options = [new(All, null, "Those of the registry too")],
        Example = "#!sim image list",
        Run = RunList,
    };

    /// <summary><c>#!sim image show</c>.</summary>
    public static Directive Show { get; } = new("#!sim image show", "#!sim image show IMAGE",
        "Shows an image that you built: what was done to it, and what the registry and the nodes have under its name")
    {
        Arguments = [ImageDirectives.BuiltArgument],
        Required = 1,
        Example = "#!sim image show web:1.1",
        Run = RunShow,
    };

    private static void RunList(DirectiveCall call)
    {
        var (images, all) = (call.Session.Cluster.Images, call.Arguments.Has(All));
        List<string[]> rows = [.. images.Built.Select(image => Row(image, InRegistry(images, image)))];
        if (all) rows.AddRange(images.Registry.Images.Where(image => images.FindBuilt(image.Reference) is null).Select(image => Row(image, "registry")));
        if (rows.Count == 0) call.Write("You have built no image. #!sim image build NAME --from BASE builds one; #!sim image list --all lists those of the registry.\n");
        else call.Write(Aligned([["NAME", "BASE", "SIZE", "DIGEST", "WHERE"], .. rows]));
    }

    private static string[] Row(ContainerImage image, string where) =>
        [image.Reference.Familiar, image.Build?.Base.Reference.Familiar ?? "", ImageDirectives.Size(image), image.ShortDigest, where];

    private static string InRegistry(ImageBuilder images, ContainerImage image) => images.Registry.Find(image.Reference) switch
    {
        null => "your machine",
        { } pushed when pushed.Digest == image.Digest => "your machine, registry",
        _ => "your machine; the registry has another content",
    };

    private static void RunShow(DirectiveCall call)
    {
        var cluster = call.Session.Cluster;
        var reference = ImageDirectives.Name(call, call.Arguments.Positional[0]);
        if (cluster.Images.FindBuilt(reference) is null && cluster.Images.Registry.Find(reference) is not null)
            throw new CellSyntaxException(call.Arguments.Line, $"{reference.Familiar} is an image of the registry, which you did not build: nothing more is known of it.");
        var image = ImageDirectives.FindBuilt(call, reference);
        List<string[]> rows = [["Image", image.Reference.Familiar], ["Digest", image.Digest], ["Size", ImageDirectives.Size(image)]];
        var history = Steps(image);
        for (var i = 0; i < history.Count; i++) rows.Add([i == 0 ? "Built" : "", history[i]]);
        rows.Add(["Registry", cluster.Images.Registry.Find(image.Reference) is { } pushed ? Compared(pushed, image) : "not pushed"]);
        rows.AddRange(Nodes(cluster, image));
        call.Write(Aligned(rows));
    }

    private static List<string> Steps(ContainerImage image)
    {
        var first = image;
        while (first.Build is { } build) first = build.Base;
        return [$"from {first.Reference.Familiar}", .. image.Build!.Steps];
    }

    private static IEnumerable<string[]> Nodes(Cluster cluster, ContainerImage image)
    {
        var nodes = cluster.ImageOnNodes(image.Reference.Familiar).Select(node => $"{node.Key}: {Compared(node.Value, image)}").ToList();
        if (nodes.Count == 0) nodes.Add("none has it");
        return nodes.Select((text, i) => new[] { i == 0 ? "Nodes" : "", text });
    }

    private static string Compared(ContainerImage other, ContainerImage image) =>
        other.Digest == image.Digest ? "this content" : $"another content ({other.ShortDigest})";

    private static string Aligned(List<string[]> rows)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        return string.Concat(rows.Select(row => string.Concat(row.Select((cell, column) => column == row.Length - 1 ? cell : cell.PadRight(widths[column] + Gap))).TrimEnd() + "\n"));
    }
}
