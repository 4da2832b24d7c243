using System.Text;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>The end of a terminal's text, which is written anew while something goes on; what only grows is only continued.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="size">How many columns and rows there are now.</param>
internal sealed class TerminalArea(TextWriter terminal, Func<(int Columns, int Rows)> size)
{
    private string? _id;
    private string _shown = "";

    /// <summary>Shows a text: in the place of the one that was shown under the same name, if nothing came between.</summary>
    public void Show(string id, string text)
    {
        if (id != _id) (_id, _shown) = (id, "");
        if (text.StartsWith(_shown, StringComparison.Ordinal)) terminal.Write(text[_shown.Length..]);
        else if (Rows(_shown) < size().Rows) terminal.Write($"{Back(_shown)}{text}");
        else terminal.Write(text);
        terminal.Flush();
        _shown = text;
    }

    /// <summary>Something else comes: what was shown stays.</summary>
    public void Leave() => (_id, _shown) = (null, "");

    private string Back(string text)
    {
        var back = new StringBuilder("\r");
        var up = Rows(text) - (text.EndsWith('\n') ? 0 : 1);
        if (up > 0) back.Append($"\e[{up}A");
        return back.Append("\e[J").ToString();
    }

    /// <summary>How many rows a text takes.</summary>
    private int Rows(string text)
    {
        if (text.Length == 0) return 0;
        var columns = Math.Max(1, size().Columns);
        return AnsiText.Plain(text).TrimEnd('\n').Split('\n').Sum(line => Math.Max(1, (TextWidth.Of(line) + columns - 1) / columns));
    }
}
