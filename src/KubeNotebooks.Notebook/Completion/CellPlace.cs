using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Notebook.Completion;

/// <summary>What a place in an unfinished cell belongs to.</summary>
/// <param name="Directive">The magic whose line or body it is; null in C#.</param>
/// <param name="Line">The text of the magic's line, or of the body's line, up to the place.</param>
/// <param name="LineStart">Where that text starts.</param>
/// <param name="InBody">It is in a magic's body rather than on its line.</param>
/// <param name="CodeStart">In C#: where the stretch of C# starts.</param>
/// <param name="CodeEnd">In C#: where it ends.</param>
internal sealed record CellPlace(Directive? Directive, string Line, int LineStart, bool InBody, int CodeStart, int CodeEnd)
{
    /// <summary>Finds out.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">The place, from 0 to the cell's length.</param>
    /// <param name="catalogue">The magics.</param>
    public static CellPlace Of(string code, int cursor, DirectiveCatalogue catalogue)
    {
        Directive? owner = null;
        var body = DirectiveBody.None;
        var codeStart = 0;
        for (var start = 0; ;)
        {
            var end = code.IndexOf('\n', start) is var found and >= 0 ? found : code.Length;
            var line = code[start..end];
            var isDirective = body != DirectiveBody.RestOfCell && line.TrimStart().StartsWith("#!", StringComparison.Ordinal);
            if (isDirective)
            {
                while (end < code.Length && ShellWords.Split(AfterName(line)).End == ShellWordsEnd.Backslash)
                {
                    end = code.IndexOf('\n', end + 1) is var next and >= 0 ? next : code.Length;
                    line = code[start..end];
                }
            }
            if (cursor <= end)
            {
                if (isDirective) return new CellPlace(Named(line, catalogue), code[start..cursor], start, false, 0, 0);
                if (body != DirectiveBody.None) return new CellPlace(owner, code[start..cursor], start, true, 0, 0);
                return new CellPlace(null, "", start, false, codeStart, NextDirective(code, cursor));
            }
            if (isDirective)
            {
                owner = Named(line, catalogue);
                body = owner?.Body(ShellWords.Split(AfterName(line)).Words) ?? DirectiveBody.None;
                codeStart = end + 1;
            }
            start = end + 1;
        }
    }

    /// <summary>What stands after a magic's name.</summary>
    public static string AfterName(string line)
    {
        var trimmed = line.TrimStart();
        var space = trimmed.AsSpan().IndexOfAny(" \t\n");
        return space < 0 ? "" : trimmed[space..];
    }

    private static Directive? Named(string line, DirectiveCatalogue catalogue)
    {
        var trimmed = line.TrimStart();
        var space = trimmed.AsSpan().IndexOfAny(" \t\n");
        return catalogue.Find(space < 0 ? trimmed : trimmed[..space]);
    }

    private static int NextDirective(string code, int from)
    {
        for (var end = code.IndexOf('\n', from); end >= 0 && end < code.Length; end = code.IndexOf('\n', end + 1))
        {
            if (code.AsSpan(end + 1).TrimStart(" \t").StartsWith("#!")) return end;
        }
        return code.Length;
    }
}
