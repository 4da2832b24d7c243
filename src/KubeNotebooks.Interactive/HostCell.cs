using System.Collections.Immutable;

namespace KubeNotebooks.Interactive;

/// <summary>One run of a cell that the host cut into lines with magics and stretches of C#, and gives back part by part, in order.</summary>
/// <remarks>
/// To the host a magic is one line. To us it can go on: a file's text, a manifest to apply, a quoted value of several lines. The host's
/// parts are found again in the cell's text, so that such lines are neither run as C# nor lost.
/// </remarks>
/// <param name="code">The whole cell.</param>
/// <param name="magics">Where the magics stand in it.</param>
internal sealed class HostCell(string code, ImmutableArray<Range> magics)
{
    private int _position;

    /// <summary>The whole text of a magic.</summary>
    /// <param name="line">Its line, as the host gives it.</param>
    /// <returns>Null when the line belongs to a magic above it.</returns>
    public string? Magic(string line)
    {
        line = line.Trim();
        var at = Find(line, lineStart: true);
        if (at < 0) return line; // the host made it up, so there is no more of it
        var (start, end) = Around(at);
        _position = at + line.Length;
        return start == at ? code[start..end] : null;
    }

    /// <summary>What is left of a stretch of C# without the lines that belong to a magic above it.</summary>
    /// <param name="part">The stretch, as the host gives it.</param>
    public string Rest(string part)
    {
        var text = part.Trim();
        var at = text.Length == 0 ? -1 : Find(text, lineStart: false);
        if (at < 0) return part;
        var end = Around(at).End;
        _position = at + text.Length;
        if (end <= at) return part;
        return end >= _position ? "" : code[end.._position];
    }

    /// <summary>The magic whose text a place is in; an empty one when it is in none.</summary>
    private (int Start, int End) Around(int at)
    {
        foreach (var magic in magics)
        {
            if (magic.Start.Value <= at && at < magic.End.Value) return (magic.Start.Value, magic.End.Value);
        }
        return (-1, -1);
    }

    private int Find(string text, bool lineStart)
    {
        var at = code.IndexOf(text, Math.Min(_position, code.Length), StringComparison.Ordinal);
        while (at > 0 && lineStart && code[at - 1] is not ('\n' or '\r')) at = code.IndexOf(text, at + 1, StringComparison.Ordinal);
        return at;
    }
}
