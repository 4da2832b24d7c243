using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Set;

/// <summary><c>kubectl set</c>: the commands below it.</summary>
internal static class SetCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("set", "Configure application resources")
    {
        Subcommands =
        [
            SetImageCommand.Definition,
            SetEnvCommand.Definition,
            SetResourcesCommand.Definition,
            Missing("selector", "Set the selector on a resource"),
            Missing("subject", "Update the user, group, or service account in a role binding or cluster role binding"),
            Missing("serviceaccount", "Update the service account of a resource"),
        ],
    };

    private static Command Missing(string name, string summary) => new(name, summary) { Supported = false };
}
