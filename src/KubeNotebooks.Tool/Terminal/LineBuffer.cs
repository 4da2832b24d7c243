using System.Text;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>A line that is being typed, and the place in it. It knows neither keys nor screen.</summary>
internal sealed class LineBuffer
{
    private string _cut = "";

    /// <summary>The line so far.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The place, in UTF-16 units; never inside a character.</summary>
    public int Cursor { get; private set; }

    /// <summary>Replaces the line; the place is its end.</summary>
    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    /// <summary>Writes at the place.</summary>
    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Replaces what stands between two places; the place is behind it.</summary>
    public void Replace(int start, int end, string text)
    {
        Text = string.Concat(Text.AsSpan(0, start), text, Text.AsSpan(end));
        Cursor = start + text.Length;
    }

    /// <summary>One character to the left.</summary>
    public void Left() => Cursor = Before(Cursor);

    /// <summary>One character to the right.</summary>
    public void Right() => Cursor = After(Cursor);

    /// <summary>To the beginning.</summary>
    public void Home() => Cursor = 0;

    /// <summary>To the end.</summary>
    public void End() => Cursor = Text.Length;

    /// <summary>To the beginning of the word, or of the one before.</summary>
    public void WordLeft() => Cursor = WordStart();

    /// <summary>To the end of the word, or of the one after.</summary>
    public void WordRight() => Cursor = WordEnd();

    /// <summary>Takes the character before the place away.</summary>
    public void Backspace() => Remove(Before(Cursor), Cursor);

    /// <summary>Takes the character behind the place away.</summary>
    public void Delete() => Remove(Cursor, After(Cursor));

    /// <summary>Cuts what stands before the place.</summary>
    public void CutToHome() => Cut(0, Cursor);

    /// <summary>Cuts what stands behind the place.</summary>
    public void CutToEnd() => Cut(Cursor, Text.Length);

    /// <summary>Cuts the word before the place.</summary>
    public void CutWordLeft() => Cut(WordStart(), Cursor);

    /// <summary>Cuts the word behind the place.</summary>
    public void CutWordRight() => Cut(Cursor, WordEnd());

    /// <summary>Writes what was cut last.</summary>
    public void Paste() => Insert(_cut);

    private void Cut(int start, int end)
    {
        if (start == end) return;
        _cut = Text[start..end];
        Remove(start, end);
    }

    private void Remove(int start, int end)
    {
        Text = Text.Remove(start, end - start);
        Cursor = start;
    }

    private int WordStart()
    {
        var at = Cursor;
        while (at > 0 && Text[at - 1] == ' ') at--;
        while (at > 0 && Text[at - 1] != ' ') at--;
        return at;
    }

    private int WordEnd()
    {
        var at = Cursor;
        while (at < Text.Length && Text[at] == ' ') at++;
        while (at < Text.Length && Text[at] != ' ') at++;
        return at;
    }

    private int Before(int at) => at == 0 ? 0
        : Rune.DecodeLastFromUtf16(Text.AsSpan(0, at), out _, out var length) == System.Buffers.OperationStatus.Done ? at - length : at - 1;

    private int After(int at) => at == Text.Length ? at
        : Rune.DecodeFromUtf16(Text.AsSpan(at), out _, out var length) == System.Buffers.OperationStatus.Done ? at + length : at + 1;
}
