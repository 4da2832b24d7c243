using System.Collections.Immutable;
using System.Globalization;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>The words of a magic, told apart.</summary>
/// <param name="Line">The magic's line in the cell.</param>
/// <param name="Words">All of them, in order.</param>
/// <param name="Positional">Those that belong to no option.</param>
/// <param name="Options">The options used, each with its values.</param>
internal sealed record DirectiveArguments(
    int Line,
    ImmutableArray<string> Words,
    ImmutableArray<string> Positional,
    ImmutableDictionary<string, ImmutableArray<string>> Options)
{
    /// <summary>Tells options from other words.</summary>
    /// <exception cref="CellSyntaxException">An option is unknown or lacks its value, or there are too few or too many words.</exception>
    public static DirectiveArguments Parse(Directive directive, ImmutableArray<string> words, int line)
    {
        var options = ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);
        if (directive.FreeForm) return new DirectiveArguments(line, words, words, options);
        var positional = ImmutableArray.CreateBuilder<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].StartsWith('-') || words[i].Length == 1)
            {
                positional.Add(words[i]);
                continue;
            }
            var (name, attached) = words[i].Split('=', 2) is [var before, var after] ? (before, after) : (words[i], null);
            var option = directive.Options.FirstOrDefault(option => option.Name == name) ?? throw Unknown(directive, name, line);
            var values = ImmutableArray.CreateBuilder<string>();
            if (attached is not null) values.Add(attached);
            if (option.Value is not null && attached is null)
            {
                while (i + 1 < words.Length && !words[i + 1].StartsWith("--", StringComparison.Ordinal)
                    && (values.Count == 0 || option.Repeatable)) values.Add(words[++i]);
            }
            if (option.Value is null != (values.Count == 0))
            {
                throw new CellSyntaxException(line, option.Value is null
                    ? $"{name} takes no value. {Help(directive)}"
                    : $"{name} needs a value ({option.Value}). {Help(directive)}");
            }
            options = options.SetItem(name, [.. options.GetValueOrDefault(name, []), .. values]);
        }
        var several = directive.Arguments is [.., var last] && last.EndsWith('…');
        if (positional.Count < directive.Required || (positional.Count > directive.Arguments.Length && !several))
        {
            throw new CellSyntaxException(line, positional.Count < directive.Required
                ? $"{directive.Name} needs {string.Join(' ', directive.Arguments)}. {Help(directive)}"
                : $"{directive.Name} has no use for \"{positional[directive.Arguments.Length]}\".{Meant(directive, positional)} {Help(directive)}");
        }
        return new DirectiveArguments(line, words, positional.ToImmutable(), options);
    }

    /// <summary>The option whose dashes were left out.</summary>
    private static string Meant(Directive directive, IEnumerable<string> words) =>
        directive.Options.FirstOrDefault(option => words.Contains(option.Name.TrimStart('-'), StringComparer.Ordinal)) is { } meant ? $" Did you mean {meant.Name}?" : "";

    /// <summary>Whether an option is there.</summary>
    public bool Has(string option) => Options.ContainsKey(option);

    /// <summary>The last value given to an option, or null.</summary>
    public string? Value(string option) => Options.TryGetValue(option, out var values) ? values[^1] : null;

    /// <summary>An option's value as a whole number.</summary>
    /// <exception cref="CellSyntaxException">It is none, or outside the bounds.</exception>
    public long Number(string option, long ifMissing, long minimum, long maximum)
    {
        if (Value(option) is not { } text) return ifMissing;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= minimum && number <= maximum) return number;
        throw new CellSyntaxException(Line, string.Create(CultureInfo.InvariantCulture,
            $"{option} is a whole number from {minimum} to {maximum}, not \"{text}\"."));
    }

    private static CellSyntaxException Unknown(Directive directive, string name, int line) => new(line,
        $"{directive.Name} has no option {name}."
        + $"{Nearest.Suggestion(name, directive.Options.Select(option => option.Name))} {Help(directive)}");

    private static string Help(Directive directive) => $"It is written: {directive.Usage}";
}
