using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.Commands;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>Finds what could stand at the end of an unfinished command line.</summary>
internal sealed class Completer(IApiClient client)
{
    private static readonly string[] OutputFormats = ["json", "name", "wide", "yaml", "custom-columns=", "jsonpath="];

    /// <summary>The completions of the last word, in order.</summary>
    /// <param name="words">What follows <c>kubectl</c>; the last word may be empty.</param>
    public IReadOnlyList<Completion> Complete(ImmutableArray<string> words)
    {
        if (words.IsEmpty) words = [""];
        var unfinished = words[^1];
        var before = words[..^1];
        var found = CommandFinder.Find(CommandTree.Root, GlobalFlags.All, before);
        Flag[] flags = [.. found.Command.Flags, .. GlobalFlags.All];
        if (!found.Command.Supported) return [];

        if (ValueFlag(flags, found.Rest) is { } waiting) return Starting(Values(waiting), unfinished);
        if (unfinished.StartsWith("--", StringComparison.Ordinal) && unfinished.Contains('='))
        {
            var name = unfinished[2..unfinished.IndexOf('=', StringComparison.Ordinal)];
            var prefix = $"--{name}=";
            return flags.FirstOrDefault(flag => flag.Name == name) is not { } flag ? [] : Starting(
                Values(flag).Select(value => value with { Text = prefix + value.Text }), unfinished);
        }
        if (unfinished.StartsWith('-')) return Starting(FlagNames(flags), unfinished);
        var commands = found.Command.Subcommands.Where(command => command.Supported && command.Summary.Length > 0)
            .Select(command => new Completion(command.Name, command.Summary));
        var takesArguments = found.Path.Length > 1 && found.Command.Run is not null;
        return Starting(takesArguments ? commands.Concat(Arguments(found, flags, unfinished)) : commands, unfinished);
    }

    private static Flag? ValueFlag(IReadOnlyList<Flag> flags, ImmutableArray<string> rest)
    {
        if (rest.IsEmpty || !rest[^1].StartsWith('-') || rest[^1].Contains('=')) return null;
        var word = rest[^1];
        var flag = word.StartsWith("--", StringComparison.Ordinal)
            ? flags.FirstOrDefault(one => one.Name == word[2..])
            : flags.FirstOrDefault(one => word.Length == 2 && one.Shorthand == word[1]);
        return flag?.WithoutValue is null ? flag : null;
    }

    private IEnumerable<Completion> Values(Flag flag) => flag.Name switch
    {
        "namespace" => Names(ResourceCatalogue.Namespaces, null),
        "output" => OutputFormats.Select(format => new Completion(format, "")),
        "dry-run" => [new("client", ""), new("none", ""), new("server", "")],
        _ => [],
    };

    private static IEnumerable<Completion> FlagNames(IEnumerable<Flag> flags) => flags
        .Where(flag => flag.Supported && flag.Help.Length > 0)
        .Select(flag => new Completion($"--{flag.Name}", flag.Help));

    private IEnumerable<Completion> Arguments(FoundCommand found, IReadOnlyList<Flag> flags, string unfinished)
    {
        var parser = new FlagParser(flags);
        try
        {
            parser.Parse(found.Rest);
        }
        catch (FlagException)
        {
            return [];
        }
        var given = parser.Values.Text("namespace");
        var ns = given.Length > 0 ? given : "default";
        return found.Command.Arguments switch
        {
            ArgumentKind.None => [],
            ArgumentKind.Pods => Names(ResourceCatalogue.Pods, ns),
            ArgumentKind.Nodes => Names(ResourceCatalogue.Nodes, null),
            _ => Resources(parser.Arguments, ns, unfinished),
        };
    }

    private IEnumerable<Completion> Resources(IReadOnlyList<string> arguments, string ns, string unfinished)
    {
        if (unfinished.Split('/') is [var typeWord, _] && Find(typeWord) is { } slashed)
            return Names(slashed, ns).Select(name => name with { Text = $"{typeWord}/{name.Text}" });
        if (arguments.Count > 0) return Find(arguments[0]) is { } type ? Names(type, ns) : [];
        return client.Discover().Select(one => new Completion(one.Plural, one.Kind));
    }

    private ResourceType? Find(string word)
    {
        try
        {
            return ResourceTypes.Find(client, word);
        }
        catch (KubectlException)
        {
            return null;
        }
    }

    private IEnumerable<Completion> Names(ResourceType type, string? ns) =>
        client.List(type, type.Namespaced ? ns : null, Selection.Everything)["items"]!.AsArray()
            .Select(item => new Completion((string)item!["metadata"]!["name"]!, type.Kind));

    private static Completion[] Starting(IEnumerable<Completion> all, string start) =>
    [
        .. all.Where(one => one.Text.StartsWith(start, StringComparison.Ordinal)).OrderBy(one => one.Text, StringComparer.Ordinal),
    ];
}
