using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Set;

/// <summary><c>kubectl set resources</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/set/set_resources.go; pkg/generate/versioned/run.go, HandleResourceRequirementsV1.</remarks>
internal static class SetResourcesCommand
{
    private static readonly string[] Kinds = ["limits", "requests"];

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("resources", "Update resource requests/limits on objects with pod templates")
    {
        Usage = "(-f FILENAME | TYPE NAME) ([--limits=LIMITS & --requests=REQUESTS]",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.Selector, CommonFlags.All, CommonFlags.DryRun,
            CommonFlags.FieldManager, CommonFlags.Record,
            new("containers", FlagKind.Text, "The containers to change; * is all") { Shorthand = 'c', Default = "*" },
            new("limits", FlagKind.Text, "Such as cpu=200m,memory=512Mi"),
            new("requests", FlagKind.Text, "Such as cpu=100m,memory=256Mi"),
            Flag.Unsupported("local", FlagKind.Switch),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var flags = context.Flags;
        var dryRun = DryRuns.Of(context);
        var infos = context.Find(context.Query() with { TypeMeansAll = flags.Switch("all"), Latest = true }).ReadAll();
        if (flags.Switch("all") && flags.Text("selector").Length > 0)
            throw new KubectlException("cannot set --all and --selector at the same time");
        if (Kinds.All(kind => flags.Text(kind).Length == 0))
            throw new KubectlException("you must specify an update to requests or limits (in the form of --requests/--limits)");
        var wanted = Kinds.Select(kind => (Kind: kind, Amounts: Parse(flags.Text(kind)))).ToArray();
        var name = flags.Text("containers");
        const string Failure = "failed to patch resources update to pod template";
        PodTemplates.Change(context, dryRun, infos, "resource requirements updated", Failure, (_, spec, errors) =>
        {
            JsonObject[] containers = [.. PodTemplates.Containers(spec, name), .. PodTemplates.Containers(spec, name, "initContainers")];
            if (containers.Length == 0) errors.Add(new KubectlException($"error: unable to find container named {name}"));
            foreach (var container in containers)
            {
                foreach (var (kind, amounts) in wanted)
                {
                    foreach (var (resource, amount) in amounts) container.Ensure("resources", kind)[resource] = amount;
                }
            }
        });
    }

    private static KeyValuePair<string, string>[] Parse(string text) => text.Length == 0 ? [] : [.. text.Split(',').Select(ParseOne)];

    private static KeyValuePair<string, string> ParseOne(string part)
    {
        if (part.Split('=') is not [var resource, var amount])
            throw new KubectlException($"Invalid argument syntax {part}, expected <resource>=<value>");
        try
        {
            Quantity.Parse(amount);
        }
        catch (FormatException wrong)
        {
            throw new KubectlException(wrong.Message);
        }
        return KeyValuePair.Create(resource, amount);
    }
}
