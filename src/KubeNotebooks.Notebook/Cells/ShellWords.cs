using System.Collections.Immutable;
using System.Text;

namespace KubeNotebooks.Notebook.Cells;

/// <summary>Splits a line into words as a POSIX shell does, without its substitutions.</summary>
/// <remarks>
/// Quotes, backslashes, comments and line continuations mean what they mean to a shell. <c>$</c>, globs and braces stand
/// for themselves. Operators such as <c>|</c> are found, not obeyed: there is no shell behind a cell.
/// </remarks>
internal sealed record ShellWords(ImmutableArray<string> Words, ShellWordsEnd End, string? Operator)
{
    private const string OperatorCharacters = "|&;<>";

    /// <summary>Splits <paramref name="text"/>, which may have several lines when quotes or backslashes join them.</summary>
    public static ShellWords Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var inWord = false;
        string? found = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\\' when i + 1 == text.Length:
                    return new ShellWords(Finish(), ShellWordsEnd.Backslash, found);
                case '\\':
                    i++;
                    if (text[i] == '\n') break;
                    word.Append(text[i]);
                    inWord = true;
                    break;
                case '\'' or '"':
                    inWord = true;
                    i = Quoted(text, i, word);
                    if (i < 0) return new ShellWords(Finish(), ShellWordsEnd.OpenQuote, found);
                    break;
                case '#' when !inWord && !text.AsSpan(i).StartsWith("#!"): // a magic's name, as in #!help #!sim run, is no comment
                    while (i + 1 < text.Length && text[i + 1] != '\n') i++;
                    break;
                case ' ' or '\t' or '\n' or '\r':
                    if (inWord) words.Add(word.ToString());
                    word.Clear();
                    inWord = false;
                    break;
                default:
                    if (found is null && OperatorCharacters.Contains(c)) found = c.ToString();
                    word.Append(c);
                    inWord = true;
                    break;
            }
        }
        return new ShellWords(Finish(), ShellWordsEnd.Complete, found);

        ImmutableArray<string> Finish()
        {
            if (inWord) words.Add(word.ToString());
            return words.ToImmutable();
        }
    }

    /// <summary>Reads a command and the lines that it goes on in.</summary>
    /// <param name="text">What stands of it in its first line.</param>
    /// <param name="lines">All lines.</param>
    /// <param name="next">The index of the line after it: on entry after its first line, on return after its last.</param>
    /// <param name="line">The number of its first line in the cell, from 1.</param>
    /// <param name="owner">The magic that it belongs to.</param>
    /// <exception cref="CellSyntaxException">A quote stays open, or it wants a shell.</exception>
    public static ImmutableArray<string> Read(string text, string[] lines, ref int next, int line, string owner)
    {
        var split = Split(text);
        while (split.End != ShellWordsEnd.Complete && next < lines.Length)
        {
            text += "\n" + lines[next++];
            split = Split(text);
        }
        if (split.End == ShellWordsEnd.OpenQuote)
            throw new CellSyntaxException(line, $"In {owner}, a quote opens that never closes.") { AtEnd = true };
        if (split.Operator is { } found)
        {
            throw new CellSyntaxException(line,
                $"There is no shell behind {owner}: \"{found}\" has no meaning here. Put it in quotes if it belongs to a word.");
        }
        return split.Words;
    }

    /// <summary>Reads from the quote at <paramref name="start"/> to its partner.</summary>
    /// <returns>Where the partner stands, or -1.</returns>
    private static int Quoted(string text, int start, StringBuilder word)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == quote) return i;
            if (quote == '"' && text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\' or '$' or '`' or '\n')
            {
                i++;
                if (text[i] != '\n') word.Append(text[i]);
                continue;
            }
            word.Append(text[i]);
        }
        return -1;
    }
}

/// <summary>Whether a line of shell words is whole.</summary>
internal enum ShellWordsEnd
{
    /// <summary>It is.</summary>
    Complete,

    /// <summary>A quote is open, so the next line belongs to it.</summary>
    OpenQuote,

    /// <summary>It ends in a backslash, so the next line belongs to it.</summary>
    Backslash,
}
