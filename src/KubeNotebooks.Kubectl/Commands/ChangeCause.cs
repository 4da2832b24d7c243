using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>What <c>--record</c> notes: the command line, as an annotation of the object.</summary>
/// <remarks>Source: cli-runtime pkg/genericclioptions/record_flags.go.</remarks>
internal static class ChangeCause
{
    /// <summary>The annotation that <c>rollout history</c> shows.</summary>
    public const string Annotation = "kubernetes.io/change-cause";

    /// <summary>Writes the command line into an object, if <c>--record</c> asks for it.</summary>
    public static void Record(CommandContext context, JsonObject json)
    {
        if (context.Flags.Switch("record")) json.Ensure("metadata", "annotations")[Annotation] = TextOf(context);
    }

    /// <summary>The merge patch that writes the command line into an object; null when <c>--record</c> does not ask for it.</summary>
    public static JsonObject? Patch(CommandContext context)
    {
        if (!context.Flags.Switch("record")) return null;
        var patch = new JsonObject();
        patch.Ensure("metadata", "annotations")[Annotation] = TextOf(context);
        return patch;
    }

    private static string TextOf(CommandContext context)
    {
        var words = context.Found.Path.Select(command => command.Name).Concat(context.Arguments);
        return string.Join(' ', words.Concat(context.Flags.InGivenOrder.Select(given => $"--{given.Flag.Name}={given.Value}")));
    }
}
