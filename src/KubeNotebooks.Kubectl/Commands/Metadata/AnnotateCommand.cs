using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Metadata;

/// <summary><c>kubectl annotate</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/annotate/annotate.go.</remarks>
internal sealed class AnnotateCommand : MetadataChange
{
    private AnnotateCommand(CommandContext context, Pairs pairs)
        : base(context, "annotations", pairs)
    {
    }

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("annotate", "Update the annotations on a resource")
    {
        Usage = "[--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version]",
        Flags = MetadataChange.Flags,
        Run = context =>
        {
            var command = new AnnotateCommand(context, Pairs.Parse(context.Arguments, "annotation", canRemove: true));
            command.RefuseBadFlags();
            command.RefuseBadPairs();
            command.Run();
        },
    };

    /// <inheritdoc/>
    protected override string FieldManager => "kubectl-annotate";

    /// <inheritdoc/>
    protected override void RefuseOverwrite(JsonObject current)
    {
        var taken = Pairs.Set.Where(pair => pair.Key != ChangeCause.Annotation
            && current.TextAt(pair.Key) is { } value && value != pair.Value);
        var texts = taken.Select(pair => $"'{pair.Key}' already has a value ({current.TextAt(pair.Key)})").ToArray();
        if (texts.Length == 0) return;
        throw new KubectlException(
            $"--overwrite is false but found the following declared annotation(s): {string.Join("; ", texts)}");
    }

    /// <inheritdoc/>
    protected override string Operation(JsonObject before, JsonObject after) => "annotated";

    private void RefuseBadPairs()
    {
        if (Pairs.Set.Count == 0 && Pairs.Removed.Count == 0 && !Context.Flags.Switch("list"))
            throw new KubectlException("at least one annotation update is required");
        var both = Pairs.Removed.Where(key => Pairs.Set.Any(pair => pair.Key == key)).ToArray();
        if (both.Length == 0) return;
        throw new KubectlException(
            $"can not both modify and remove the following annotation(s) in the same command: {string.Join(", ", both)}");
    }
}
