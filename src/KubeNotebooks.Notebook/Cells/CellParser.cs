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
                if (Apart().Match(lines[i]) is { Success: true } apart && catalogue.Find($"#!{apart.Groups["name"].Value}") is { } meant)
                    throw new CellSyntaxException(i + 1, $"There is a space too many: the name of a magic stands right behind #!. Did you mean {meant.Name}?");
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

    /// <summary>Where the magics of a cell stand, for a host that runs the other lines itself. Nothing is refused: running a magic tells what is wrong.</summary>
    /// <param name="code">The cell, with any line endings.</param>
    public ImmutableArray<Range> Places(string code)
    {
        var lines = code.Split('\n');
        int[] starts = [0, .. lines.Select(line => line.Length + 1)];
        for (var i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        lines = [.. lines.Select(line => line.TrimEnd('\r'))];
        var places = ImmutableArray.CreateBuilder<Range>();
        for (var i = 0; i < lines.Length;)
        {
            var start = i++;
            if (DirectiveAt(lines[start]) is not { } match) continue;
            try
            {
                i = ReadDirective(lines, start, match).Next;
            }
            catch (CellSyntaxException)
            {
                // Only its own line is known to be its.
            }
            places.Add(starts[start]..Math.Min(starts[i], code.Length));
        }
        return places.ToImmutable();
    }

    private int AddDirective(string[] lines, int start, Match match, ImmutableArray<CellPart>.Builder parts)
    {
        var (called, words, bodyFrom, next) = ReadDirective(lines, start, match);
        var body = called.Body(words) == DirectiveBody.None ? null : string.Join('\n', lines[bodyFrom..next]);
        parts.Add(new DirectivePart(start + 1, called, DirectiveArguments.Parse(called, words, start + 1), body));
        return next;
    }

    /// <summary>Reads a magic's words, and how far it reaches: its own lines, then its body, which may be empty.</summary>
    private (Directive Called, ImmutableArray<string> Words, int BodyFrom, int Next) ReadDirective(string[] lines, int start, Match match)
    {
        var directive = catalogue.Find(match.Groups["name"].Value) ?? throw catalogue.Unknown(match.Groups["name"].Value, start + 1);
        var bodyFrom = start + 1;
        var words = ShellWords.Read(lines[start][match.Length..], lines, ref bodyFrom, start + 1, directive.Name);
        var (called, rest) = DirectiveCatalogue.Subcommand(directive, words, start + 1);
        var kind = called.Body(rest);
        var next = bodyFrom;
        if (kind != DirectiveBody.None)
            while (next < lines.Length && (kind == DirectiveBody.RestOfCell || !IsDirective(lines[next]))) next++;
        return (called, rest, bodyFrom, next);
    }

    [GeneratedRegex(@"^\s*(?<name>#!(c#|[A-Za-z][\w-]*))(?=\s|$)")]
    private static partial Regex DirectiveName();

    /// <summary>A line that C# would pass over in silence, where somebody wanted a magic.</summary>
    [GeneratedRegex(@"^\s*#(\s+!\s*|!\s+)(?<name>[A-Za-z][\w-]*)(?=\s|$)")]
    private static partial Regex Apart();
}
