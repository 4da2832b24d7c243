using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Metadata;

/// <summary><c>kubectl label</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/label/label.go.</remarks>
internal sealed partial class LabelCommand : MetadataChange
{
    private LabelCommand(CommandContext context, Pairs pairs)
        : base(context, "labels", pairs)
    {
    }

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("label", "Update the labels on a resource")
    {
        Usage = "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]",
        Flags = MetadataChange.Flags,
        Run = context =>
        {
            var (resources, specs) = Pairs.Divide(context.Arguments, "label");
            RefuseBadSpecs(specs);
            var pairs = Pairs.Parse(specs, "label", canRemove: true) with { Resources = resources };
            var command = new LabelCommand(context, pairs);
            command.RefuseBadFlags();
            if (specs.Count == 0 && !context.Flags.Switch("list")) throw new KubectlException("at least one label update is required");
            command.Run();
        },
    };

    /// <inheritdoc/>
    protected override string FieldManager => "kubectl-label";

    /// <inheritdoc/>
    protected override void RefuseOverwrite(JsonObject current) => KubectlAggregateException.ThrowIfAny(
    [
        .. Pairs.Set.Where(pair => current.TextAt(pair.Key) is { } value && value != pair.Value)
            .Select(pair => new KubectlException(
                $"'{pair.Key}' already has a value ({current.TextAt(pair.Key)}), and --overwrite is false")),
    ]);

    /// <inheritdoc/>
    protected override void SayWhatIsMissing(JsonObject current)
    {
        foreach (var key in Pairs.Removed.Where(key => !current.ContainsKey(key))) Context.Line($"label \"{key}\" not found.");
    }

    /// <inheritdoc/>
    protected override string Operation(JsonObject before, JsonObject after)
    {
        if (JsonNode.DeepEquals(before, after)) return "not labeled";
        var shorter = GoJson.Compact(after).Length < GoJson.Compact(before).Length;
        return shorter && !Context.Flags.Switch("overwrite") ? "unlabeled" : "labeled";
    }

    private static void RefuseBadSpecs(IReadOnlyList<string> specs)
    {
        foreach (var spec in specs)
        {
            if (!spec.Contains('=')) continue;
            var parts = spec.Split('=');
            if (parts.Length != 2) throw new KubectlException($"invalid label spec: {spec}");
            if (parts[1].Length > 63)
                throw new KubectlException($"invalid label value: \"{spec}\": must be no more than 63 characters");
            if (!ValidValue().IsMatch(parts[1]))
            {
                throw new KubectlException($"invalid label value: \"{spec}\": a valid label must be an empty string or consist of "
                    + "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or "
                    + "'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
            }
        }
        var removed = specs.Where(spec => !spec.Contains('=')).Select(spec => spec[..^1]);
        if (removed.Any(key => specs.Any(spec => spec.StartsWith(key + "=", StringComparison.Ordinal))))
            throw new KubectlException("can not both modify and remove a label in the same command");
    }

    [GeneratedRegex(@"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$")]
    private static partial Regex ValidValue();
}
