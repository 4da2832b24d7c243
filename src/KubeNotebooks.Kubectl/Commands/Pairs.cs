using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Arguments of the form <c>KEY=VALUE</c> and <c>KEY-</c>, which follow the resources.</summary>
/// <param name="Resources">The arguments before them.</param>
/// <param name="Set">Keys and values, in the order given.</param>
/// <param name="Removed">The keys to remove.</param>
internal sealed record Pairs(
    IReadOnlyList<string> Resources, IReadOnlyList<KeyValuePair<string, string>> Set, IReadOnlyList<string> Removed)
{
    /// <summary>Divides arguments.</summary>
    /// <param name="arguments">All positional arguments.</param>
    /// <param name="what">How messages call a pair, such as <c>label</c>.</param>
    /// <param name="canRemove">Whether <c>KEY-</c> means something.</param>
    /// <exception cref="KubectlException">A resource follows a pair, or a pair is written wrongly.</exception>
    /// <remarks>Source: kubectl pkg/cmd/util/helpers.go, GetResourcesAndPairs, ParsePairs.</remarks>
    public static Pairs Parse(IReadOnlyList<string> arguments, string what, bool canRemove)
    {
        var (resources, pairs) = Divide(arguments, what);
        var set = new Dictionary<string, string>(StringComparer.Ordinal);
        var order = new List<string>();
        var removed = new List<string>();
        var wrong = new List<string>();
        foreach (var pair in pairs)
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                if (!set.ContainsKey(pair[..equals])) order.Add(pair[..equals]);
                set[pair[..equals]] = pair[(equals + 1)..];
            }
            else if (canRemove && pair.EndsWith('-') && pair != "-")
            {
                removed.Add(pair[..^1]);
            }
            else
            {
                wrong.Add(pair);
            }
        }
        if (wrong.Count > 0) throw new KubectlException($"invalid {what} format: {string.Join(", ", wrong)}");
        return new Pairs(resources, [.. order.Select(key => KeyValuePair.Create(key, set[key]))], removed);
    }

    /// <summary>The resources, and the arguments that are pairs.</summary>
    public static (IReadOnlyList<string> Resources, IReadOnlyList<string> Pairs) Divide(IReadOnlyList<string> arguments, string what)
    {
        var resources = new List<string>();
        var pairs = new List<string>();
        foreach (var argument in arguments)
        {
            if (IsPair(argument)) pairs.Add(argument);
            else if (pairs.Count == 0) resources.Add(argument);
            else throw new KubectlException($"all resources must be specified before {what} changes: {argument}");
        }
        return (resources, pairs);
    }

    private static bool IsPair(string argument) =>
        argument.IndexOf('=', StringComparison.Ordinal) > 0 || (argument.EndsWith('-') && argument != "-");
}
