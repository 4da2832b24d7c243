using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary>The objects that commands below <c>rollout</c> are about.</summary>
internal static class RolloutTargets
{
    /// <summary>The flags that say which objects are meant.</summary>
    public static IReadOnlyList<Flag> Flags { get; } = [.. CommonFlags.Filenames, CommonFlags.Selector];

    /// <summary>The objects that a command below <c>rollout</c> is about.</summary>
    public static ResourceTargets Find(CommandContext context) =>
        context.Find(context.Query() with { TypeMeansAll = true, Latest = true });

    /// <summary>Says that a selector picked nothing.</summary>
    public static void SayNothingFound(CommandContext context) =>
        context.ErrorLine($"No resources found in {context.Namespace} namespace.");
}
