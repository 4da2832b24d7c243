namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>The flags that a command line gave, and the defaults of the others.</summary>
/// <param name="known">All flags that the command knows.</param>
internal sealed class FlagValues(IReadOnlyList<Flag> known)
{
    private readonly Dictionary<string, List<string>> _given = new(StringComparer.Ordinal);
    private readonly List<(Flag Flag, string Value)> _order = [];

    /// <summary>Whether the flag stood on the command line.</summary>
    public bool Given(string name) => _given.ContainsKey(name);

    /// <summary>The text of the flag, the last one if it was given twice.</summary>
    public string Text(string name) => _given.TryGetValue(name, out var values) ? values[^1] : Known(name).Default;

    /// <summary>The text of the flag, or null when the command does not know it.</summary>
    public string? TextOrNull(string name) => known.Any(flag => flag.Name == name) ? Text(name) : null;

    /// <summary>Whether a switch is on; false when the command does not know it.</summary>
    public bool Switch(string name) => TextOrNull(name) is { } text && GoSyntax.ParseBool(text);

    /// <summary>The number that the flag gives.</summary>
    public long Number(string name) => GoSyntax.ParseInt(Text(name));

    /// <summary>The span of time that the flag gives.</summary>
    public TimeSpan Duration(string name) => GoSyntax.ParseDuration(Text(name));

    /// <summary>All texts of a list or repeated flag; empty when it was not given.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!_given.TryGetValue(name, out var values)) return [];
        return Known(name).Kind == FlagKind.List ? [.. values.SelectMany(value => value.Split(','))] : values;
    }

    /// <summary>The flags given, in the order of the command line.</summary>
    public IReadOnlyList<(Flag Flag, string Value)> InGivenOrder => _order;

    internal void Set(Flag flag, string value)
    {
        if (!_given.TryGetValue(flag.Name, out var values)) _given.Add(flag.Name, values = []);
        values.Add(value);
        _order.Add((flag, value));
    }

    private Flag Known(string name) => known.First(flag => flag.Name == name);
}
