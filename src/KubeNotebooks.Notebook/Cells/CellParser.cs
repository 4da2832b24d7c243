using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Notebook.Cells;

/// <summary>Splits a cell into magics and C#. All of it is read before any of it runs.</summary>
/// <remarks>
/// A magic is a line that starts with <c>#!</c> and a letter. Its words follow a shell's rules, so a line that ends in a
/// backslash or within quotes goes on in the next one. The lines in between are C#. Lines may end as on Windows; every other
/// character, rare separators such as U+2028 too, belongs to its line.
/// </remarks>
internal sealed partial class CellParser(DirectiveCatalogue catalogue)
{
    /// <summary>The parts of a cell, in order.</summary>
    /// <exception cref="CellSyntaxException">A magic is unknown or not written as it must be; nothing of the cell may run.</exception>
    public ImmutableArray<CellPart> Parse(string code)
    {
        var lines = code.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var parts = ImmutableArray.CreateBuilder<CellPart>();
        var csharpFrom = 0;
        for (var i = 0; i < lines.Length;)
        {
            if (DirectiveAt(lines[i]) is not { } match)
            {
                i++;
                continue;
            }
            AddCSharp(csharpFrom, i);
            i = AddDirective(lines, i, match, parts);
            csharpFrom = i;
        }
        AddCSharp(csharpFrom, lines.Length);
        return parts.ToImmutable();

        void AddCSharp(int from, int to)
        {
            var text = string.Join('\n', lines[from..to]);
            if (!string.IsNullOrWhiteSpace(text)) parts.Add(new CSharpPart(from + 1, text));
        }
    }

    /// <summary>Whether a line is a magic.</summary>
    public static bool IsDirective(string line) => DirectiveAt(line) is not null;

    private static Match? DirectiveAt(string line) => DirectiveName().Match(line) is { Success: true } match ? match : null;

    private int AddDirective(string[] lines, int start, Match match, ImmutableArray<CellPart>.Builder parts)
    {
        var directive = catalogue.Find(match.Groups["name"].Value) ?? throw catalogue.Unknown(match.Groups["name"].Value, start + 1);
        var next = start + 1;
        var words = ShellWords.Read(lines[start][match.Length..], lines, ref next, start + 1, directive.Name);
        var (called, rest) = DirectiveCatalogue.Subcommand(directive, words, start + 1);
        string? body = null;
        if (called.Body(rest) is var kind && kind != DirectiveBody.None)
        {
            var end = next;
            while (end < lines.Length && (kind == DirectiveBody.RestOfCell || !IsDirective(lines[end]))) end++;
            body = string.Join('\n', lines[next..end]);
            next = end;
        }
        parts.Add(new DirectivePart(start + 1, called, DirectiveArguments.Parse(called, rest, start + 1), body));
        return next;
    }

    [GeneratedRegex(@"^\s*(?<name>#!(c#|[A-Za-z][\w-]*))(?=\s|$)")]
    private static partial Regex DirectiveName();
}
