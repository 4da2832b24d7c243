using System.CommandLine;

namespace KubeNotebooks.Tool.Commands;

/// <summary>A command that says more about itself when it is asked alone: how it behaves, and examples.</summary>
/// <param name="name">Its name.</param>
/// <param name="summary">One line, for the list of commands.</param>
/// <param name="details">What follows in its own help.</param>
internal sealed class ExplainedCommand(string name, string summary, string details) : Command(name, summary)
{
    /// <summary>What follows in its own help.</summary>
    public string Details { get; } = details;
}
