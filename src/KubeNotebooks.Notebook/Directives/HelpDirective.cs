using System.Text;

namespace KubeNotebooks.Notebook.Directives;

/// <summary>The magics about magics: <c>#!help</c>, <c>#!lsmagic</c> and the marker <c>#!csharp</c>.</summary>
internal static class HelpDirective
{
    /// <summary><c>#!help</c>: explains all magics, or one.</summary>
    public static Directive Help { get; } = new("#!help", "#!help [MAGIC [SUBCOMMAND…]]", "Explains the magics, or one of them")
    {
        Arguments = ["MAGIC", "SUBCOMMAND…"],
        Example = "#!help sim reset",
        Run = call => call.Write(Explain(call.Session.Catalogue, string.Join(' ', call.Arguments.Positional))),
    };

    /// <summary><c>#!lsmagic</c>: lists the magics.</summary>
    public static Directive ListMagics { get; } = new("#!lsmagic", "#!lsmagic", "Lists the magics")
    {
        Run = call => call.Write(Explain(call.Session.Catalogue, "")),
    };

    /// <summary><c>#!csharp</c>: says that C# follows, as it does anyway; for notebooks that other hosts run too.</summary>
    public static Directive CSharp { get; } = new("#!csharp", "#!csharp", "Marks the lines after it as C#; without it they are C# too");

    /// <summary>The help text.</summary>
    /// <param name="catalogue">The magics.</param>
    /// <param name="name">A magic's name, with or without <c>#!</c>; empty: all.</param>
    internal static string Explain(DirectiveCatalogue catalogue, string name)
    {
        var all = catalogue.Directives.SelectMany(Leaves).ToArray();
        if (name.Length > 0)
        {
            var full = name.StartsWith("#!", StringComparison.Ordinal) ? name : $"#!{name}";
            var found = all
                .Where(directive => directive.Name == full || directive.Name.StartsWith(full + " ", StringComparison.Ordinal))
                .ToArray();
            return found.Length == 0
                ? catalogue.Unknown(full, 1).Message + "\n"
                : string.Join('\n', found.Select(Detail));
        }
        var width = all.Max(directive => directive.Name.Length);
        var text = new StringBuilder("Lines that begin with #! are magics; all other lines are C#.\n\n");
        foreach (var directive in all) text.Append($"{directive.Name.PadRight(width)}  {directive.Summary}\n");
        return text.Append("\n#!help NAME tells more, for example: #!help sim reset\n").ToString();
    }

    private static IEnumerable<Directive> Leaves(Directive directive) =>
        directive.Subcommands.IsEmpty ? [directive] : directive.Subcommands.SelectMany(Leaves);

    private static string Detail(Directive directive)
    {
        var text = new StringBuilder($"{directive.Usage}\n  {directive.Summary}.\n");
        var width = directive.Options.Select(Label).DefaultIfEmpty("").Max(label => label.Length);
        foreach (var option in directive.Options)
        {
            text.Append($"  {Label(option).PadRight(width)}  {option.Summary}");
            if (!option.Choices.IsEmpty) text.Append($" ({string.Join(", ", option.Choices)})");
            text.Append('\n');
        }
        if (directive.More.Length > 0) text.Append(directive.More);
        if (directive.Example.Length > 0)
            text.Append("  For example:\n    ").Append(directive.Example.Replace("\n", "\n    ", StringComparison.Ordinal)).Append('\n');
        return text.ToString();
    }

    private static string Label(DirectiveOption option) => option.Value is null ? option.Name : $"{option.Name} {option.Value}";
}
