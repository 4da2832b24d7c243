using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace KubeNotebooks.Tool.Commands;

/// <summary>The usual help, and below it a command's details.</summary>
/// <param name="usual">The usual help.</param>
internal sealed class HelpWithDetails(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var code = usual.Invoke(parseResult);
        var details = parseResult.CommandResult.Command is ExplainedCommand command ? command.Details : ToolCommand.Details;
        parseResult.InvocationConfiguration.Output.WriteLine(details.ReplaceLineEndings("\n"));
        return code;
    }
}
