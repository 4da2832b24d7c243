using System.CommandLine;
using System.CommandLine.Parsing;
using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Tool.Commands;

/// <summary>Says what is wrong with a command line, and what may be meant.</summary>
internal static class Mistakes
{
    /// <summary>The exit code.</summary>
    public const int ExitCode = 1;

    /// <summary>What is wrong, a line each; empty: nothing.</summary>
    public static IReadOnlyList<string> In(ParseResult result)
    {
        var command = result.CommandResult.Command;
        foreach (var token in result.Tokens.TakeWhile(token => token.Type != TokenType.DoubleDash).Where(token => token.Type == TokenType.Argument))
        {
            if (token.Value.Length > 1 && token.Value[0] == '-' && !IsValueOfOption(result, token))
                return [$"kube-notebooks: there is no option {token.Value}.{Nearest.Suggestion(token.Value, Options(command))}", More(command)];
        }
        if (result.Errors.Count == 0) return [];
        if (command is RootCommand && result.UnmatchedTokens is [var word, ..])
        {
            var commands = command.Subcommands.Where(one => !one.Hidden).Select(one => one.Name);
            return [$"kube-notebooks: there is no command {word}.{Nearest.Suggestion(word, commands)}", More(command)];
        }
        return [.. result.Errors.Select(error => $"kube-notebooks: {error.Message}"), More(command)];
    }

    private static bool IsValueOfOption(ParseResult result, Token token) =>
        result.CommandResult.Children.OfType<OptionResult>().Any(option => option.Tokens.Contains(token));

    private static IEnumerable<string> Options(Command command) => command.Options.Concat(command.Parents.OfType<RootCommand>().SelectMany(root => root.Options.Where(option => option.Recursive)))
        .SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith('-'));

    private static string More(Command command) => $"kube-notebooks{(command is RootCommand ? "" : $" {command.Name}")} --help explains how it is written.";
}
