using System.Collections.Immutable;
using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Interactive;

/// <summary>A magic as a host lists it.</summary>
/// <param name="Name">Such as <c>#!sim</c>; of a second word, that word alone: <c>reset</c>.</param>
/// <param name="Description">What it does.</param>
/// <param name="Words">The words that may come second, each with its own options. The host takes any options after them.</param>
/// <param name="Options">Its options.</param>
public sealed record HostMagic(string Name, string Description, ImmutableArray<HostMagic> Words, ImmutableArray<DirectiveOption> Options)
{
    internal static HostMagic Of(Directive directive) => new(
        directive.Name,
        directive.Summary,
        [
            .. directive.Subcommands.Select(one => new HostMagic(one.Name[(directive.Name.Length + 1)..], one.Summary, [], [.. one.Options.Concat(one.Subcommands.SelectMany(below => below.Options)).DistinctBy(option => option.Name)])),
            .. directive.FirstWords.Select(word => new HostMagic(word.Text, word.Summary, [], [])),
        ],
        directive.Options);
}
