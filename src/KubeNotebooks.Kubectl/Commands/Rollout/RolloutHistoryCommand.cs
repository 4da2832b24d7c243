using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Printing;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary><c>kubectl rollout history</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/rollout/rollout_history.go; pkg/polymorphichelpers/history.go.</remarks>
internal static class RolloutHistoryCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("history", "View rollout history")
    {
        Usage = "(TYPE NAME | TYPE/NAME) [flags]",
        Flags =
        [
            .. RolloutTargets.Flags, .. CommonFlags.Output,
            new("revision", FlagKind.Number, "Show the pod template of this revision"),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        context.RequireResource();
        var revision = context.Flags.Number("revision");
        Revisions.RefuseNegative(revision);
        var printer = new ResultPrinter(context);
        RolloutTargets.Find(context).Visit(info =>
        {
            if (info.Type.Kind != "Deployment")
                throw new KubectlException($"no history viewer has been implemented for \"{info.QualifiedKind}\"");
            var history = History(context, info);
            if (context.Flags.Text("output").Length > 0)
            {
                foreach (var (_, set) in history.Where(entry => revision == 0 || entry.Key == revision))
                    printer.Print(ResourceInfo.Of(ControlPlane.Api.ResourceCatalogue.ReplicaSets, set), set, "");
                return;
            }
            var with = revision > 0 ? $"with revision #{revision}" : "";
            var text = TextOf(context, history, revision);
            printer.Print(info, info.Object!, $"{with}\n{text}");
            if (history.Count > 0)
                context.Output.Note(new PrintedRevisions(info.Type, info.Namespace!, info.Name) { Revision = revision, Text = text });
        });
    }

    private static SortedDictionary<long, JsonObject> History(CommandContext context, ResourceInfo info)
    {
        var history = new SortedDictionary<long, JsonObject>();
        foreach (var set in Revisions.ReplicaSets(context.Client, info.Object!)) history[Revisions.Of(set)] = set;
        return history;
    }

    private static string TextOf(CommandContext context, SortedDictionary<long, JsonObject> history, long revision)
    {
        if (history.Count == 0) return "No rollout history found.";
        if (revision > 0)
        {
            return history.TryGetValue(revision, out var set)
                ? PodTemplateText.Of(context, WithCause(set))
                : throw new KubectlException("unable to find the specified revision");
        }
        var text = new StringBuilder();
        var writer = TabWriter.ForDescriptions(piece => text.Append(piece));
        writer.Write("REVISION\tCHANGE-CAUSE\n");
        foreach (var (number, set) in history)
        {
            var cause = set.TextAt("metadata", "annotations", ChangeCause.Annotation);
            if (string.IsNullOrEmpty(cause)) cause = set.TextAt("spec", "template", "metadata", "annotations", ChangeCause.Annotation);
            writer.Write($"{number.ToString(CultureInfo.InvariantCulture)}\t{(string.IsNullOrEmpty(cause) ? "<none>" : cause)}\n");
        }
        writer.Flush();
        return text.ToString();
    }

    // The pod template of a revision, as if it carried the cause itself.
    private static JsonObject WithCause(JsonObject set)
    {
        var template = set.Ensure("spec", "template").Copy();
        if (set.TextAt("metadata", "annotations", ChangeCause.Annotation) is { Length: > 0 } cause)
            template.Ensure("metadata", "annotations")[ChangeCause.Annotation] = cause;
        return template;
    }
}
