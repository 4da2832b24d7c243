using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary><c>kubectl rollout</c>: the commands below it.</summary>
/// <remarks>Source: kubectl pkg/cmd/rollout/rollout.go.</remarks>
internal static class RolloutCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("rollout", "Manage the rollout of one or many resources")
    {
        Subcommands =
        [
            RolloutHistoryCommand.Definition, RolloutPauseCommand.Pause, RolloutPauseCommand.Resume, RolloutUndoCommand.Definition,
            RolloutStatusCommand.Definition, RolloutRestartCommand.Definition,
        ],
    };
}
