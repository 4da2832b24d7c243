using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Set;

/// <summary><c>kubectl set image</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/set/set_image.go.</remarks>
internal static class SetImageCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("image", "Update the image of a pod template")
    {
        Usage = "(-f FILENAME | TYPE NAME) CONTAINER_NAME_1=CONTAINER_IMAGE_1 ... CONTAINER_NAME_N=CONTAINER_IMAGE_N",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.Selector, CommonFlags.All, CommonFlags.DryRun,
            CommonFlags.FieldManager, CommonFlags.Record, Flag.Unsupported("local", FlagKind.Switch),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var dryRun = DryRuns.Of(context);
        var pairs = Pairs.Parse(context.Arguments, "image", canRemove: false);
        var all = context.Flags.Switch("all");
        var infos = context.Find(context.Query(pairs.Resources) with { TypeMeansAll = all, Latest = true }).ReadAll();
        KubectlAggregateException.ThrowIfAny([.. Mistakes(context, pairs).Select(text => new KubectlException(text))]);
        PodTemplates.Change(context, dryRun, infos, "image updated", "failed to patch image update to pod template", (_, spec, errors) =>
        {
            foreach (var (name, image) in pairs.Set)
            {
                if (!Set(spec, name, image)) errors.Add(new KubectlException($"error: unable to find container named \"{name}\""));
            }
        });
    }

    private static IEnumerable<string> Mistakes(CommandContext context, Pairs pairs)
    {
        if (context.Flags.Switch("all") && context.Flags.Text("selector").Length > 0)
            yield return "cannot set --all and --selector at the same time";
        if (pairs.Resources.Count == 0 && context.Flags.Texts("filename").Count == 0)
            yield return "one or more resources must be specified as <resource> <name> or <resource>/<name>";
        if (pairs.Set.Count == 0) yield return "at least one image update is required";
        else if (pairs.Set.Count > 1 && pairs.Set.Any(pair => pair.Key == "*"))
            yield return "all containers are already specified by *, but saw more than one container_name=container_image pairs";
    }

    private static bool Set(JsonObject spec, string name, string image)
    {
        JsonObject[] containers = [.. PodTemplates.Containers(spec, name, "initContainers"), .. PodTemplates.Containers(spec, name)];
        foreach (var container in containers) container["image"] = image;
        return containers.Length > 0;
    }
}
