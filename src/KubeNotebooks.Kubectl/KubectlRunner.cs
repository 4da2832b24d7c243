using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands;

namespace KubeNotebooks.Kubectl;

/// <summary>kubectl: runs command lines against a cluster and says, to the byte, what kubectl says.</summary>
/// <param name="client">The cluster.</param>
public sealed class KubectlRunner(IApiClient client)
{
    /// <summary>The commands that may follow <c>kubectl</c>, also those that the simulated one knows only by name.</summary>
    public static IReadOnlyList<Completion> Commands =>
        [.. CommandTree.Root.Subcommands.Select(command => new Completion(command.Name, command.Summary))];

    /// <summary>Which command a command line calls.</summary>
    /// <param name="words">The words after <c>kubectl</c>.</param>
    /// <returns>The command without <c>kubectl</c>, such as <c>rollout undo</c>, and the words that remain for it, flags included.</returns>
    public static (string Command, ImmutableArray<string> Words) CommandOf(ImmutableArray<string> words)
    {
        var found = CommandFinder.Find(CommandTree.Root, GlobalFlags.All, words);
        return (string.Join(' ', found.Path.Skip(1).Select(command => command.Name)), found.Rest);
    }

    /// <summary>Runs one command line.</summary>
    /// <param name="invocation">The words after <c>kubectl</c>, and what surrounds them.</param>
    /// <returns>What it wrote and how it ended. An error of the user or the server is a result too, not an exception.</returns>
    public KubectlResult Run(KubectlInvocation invocation)
    {
        ArgumentNullException.ThrowIfNull(invocation);
        var output = new Output(invocation.OnOutput, invocation.OnPrinted);
        var found = CommandFinder.Find(CommandTree.Root, GlobalFlags.All, invocation.Arguments);
        try
        {
            Execute(found, invocation, output);
            return output.ToResult(0);
        }
        catch (KubectlExitException exit)
        {
            return output.ToResult(exit.ExitCode);
        }
        catch (Exception error) when (error is KubectlException or KubectlAggregateException or StatusException)
        {
            output.Write(true, ErrorText.Of(error));
            return output.ToResult(found.Command.ErrorExitCode);
        }
    }

    /// <summary>What could stand at the end of an unfinished command line.</summary>
    /// <param name="arguments">The words after <c>kubectl</c>; the last one is unfinished and may be empty.</param>
    public IReadOnlyList<Completion> Complete(IReadOnlyList<string> arguments) => new Completer(client).Complete([.. arguments]);

    private void Execute(FoundCommand found, KubectlInvocation invocation, Output output)
    {
        var command = found.Command;
        if (!command.Supported) throw found.Unsupported();

        var version = client.ServerVersion;
        Flag[] flags = [.. command.Flags.Where(flag => flag.RemovedIn is not { } minor || !version.AtLeast(minor)), .. GlobalFlags.All];
        if (found.Path.Length == 1) RefuseUnknownCommand(found, flags);
        var parsed = new FlagParser(flags);
        try
        {
            parsed.Parse(found.Rest);
        }
        catch (FlagException wrong)
        {
            throw new KubectlException(command.ErrorExitCode == 1
                ? $"{wrong.Message}\nSee '{found.PathText} --help' for usage."
                : $"{wrong.Message}\nSee '{found.PathText} -h' for help and examples");
        }
        if (parsed.HelpAsked || (found.Path.Length == 1 && parsed.Arguments.Count == 0))
        {
            output.Write(false, HelpText.Of(found));
            return;
        }
        var context = new CommandContext(found, parsed, client, invocation, output);
        foreach (var (flag, _) in parsed.Values.InGivenOrder)
        {
            if (!flag.Supported)
                throw new KubectlException($"the simulated kubectl does not support the flag --{flag.Name} of '{found.PathText}'");
            if (flag.Deprecated is { } why && version.AtLeast(flag.DeprecatedIn))
                context.ErrorLine($"Flag --{flag.Name} has been deprecated, {why}");
        }
        if (command.Run is null) RunGroup(context);
        RefuseMissingFlags(command, parsed.Values);
        command.Run!(context);
    }

    private static void RefuseUnknownCommand(FoundCommand found, IReadOnlyList<Flag> flags)
    {
        var position = CommandFinder.FirstArgument(flags, found.Rest);
        if (position < 0) return;
        var word = found.Rest[position];
        throw new KubectlException(
            $"unknown command {GoQuote.Of(word)} for \"kubectl\"{Suggestions.TextFor(word, found.Command.Subcommands)}");
    }

    private static void RunGroup(CommandContext context)
    {
        if (context.Arguments.Count > 0)
            throw context.UsageError($"unknown command {GoQuote.Of(string.Join(' ', context.Arguments))}");
        context.Text(HelpText.Of(context.Found));
        throw new KubectlExitException(1);
    }

    private static void RefuseMissingFlags(Command command, FlagValues values)
    {
        var missing = command.Flags.Where(flag => flag.Required && !values.Given(flag.Name))
            .Select(flag => flag.Name).Order(StringComparer.Ordinal).ToArray();
        if (missing.Length > 0)
            throw new KubectlException($"required flag(s) {string.Join(", ", missing.Select(name => $"\"{name}\""))} not set");
    }
}
