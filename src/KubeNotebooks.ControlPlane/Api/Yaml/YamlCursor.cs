using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>A place in a YAML text.</summary>
/// <param name="Index">Characters before it.</param>
/// <param name="Line">Lines before it.</param>
/// <param name="Column">Characters before it on its line.</param>
internal readonly record struct YamlMark(int Index, int Line, int Column);

/// <summary>Walks through a YAML text. Behind its end stands <c>\0</c>, which a YAML text cannot contain.</summary>
/// <param name="text">The text.</param>
internal sealed class YamlCursor(string text)
{
    /// <summary>Where the cursor stands.</summary>
    public YamlMark Mark { get; private set; }

    /// <summary>Characters before the cursor on its line.</summary>
    public int Column => Mark.Column;

    /// <summary>The character at the cursor.</summary>
    public char Current => Peek(0);

    /// <summary>Whether the text ends here.</summary>
    public bool AtEnd => Current == '\0';

    /// <summary>Whether a space or tab stands here.</summary>
    public bool AtBlank => IsBlank(Current);

    /// <summary>Whether a line ends here.</summary>
    public bool AtBreak => IsBreak(Current);

    /// <summary>Whether a line or the text ends here.</summary>
    public bool AtBreakOrEnd => AtBreak || AtEnd;

    /// <summary>Whether a space, a tab, or the end of a line or the text stands here.</summary>
    public bool AtWhite => IsWhite(0);

    /// <summary>Whether the line begins with <c>---</c> or <c>...</c> and nothing that belongs to it.</summary>
    public bool AtDocumentIndicator => Column == 0 && (StartsWith("---") || StartsWith("...")) && IsWhite(3);

    /// <summary>A character after the cursor.</summary>
    /// <param name="offset">How far after it.</param>
    public char Peek(int offset) => Mark.Index + offset < text.Length ? text[Mark.Index + offset] : '\0';

    /// <summary>Whether a space, a tab, or the end of a line or the text stands after the cursor.</summary>
    /// <param name="offset">How far after it.</param>
    public bool IsWhite(int offset) => Peek(offset) is var character && (IsBlank(character) || IsBreak(character) || character == '\0');

    /// <summary>Whether a text stands at the cursor.</summary>
    /// <param name="wanted">The text.</param>
    public bool StartsWith(string wanted) => string.CompareOrdinal(text, Mark.Index, wanted, 0, wanted.Length) == 0;

    /// <summary>Goes on by characters of the same line.</summary>
    /// <param name="count">How many.</param>
    public void Skip(int count = 1) =>
        Mark = new YamlMark(Mark.Index + count, Mark.Line, Mark.Column + count);

    /// <summary>Goes on behind the characters that a test accepts.</summary>
    /// <param name="accepts">The test.</param>
    public void SkipWhile(Func<char, bool> accepts)
    {
        while (!AtEnd && accepts(Current))
        {
            Skip();
        }
    }

    /// <summary>Goes on to the end of the line.</summary>
    public void SkipComment() => SkipWhile(static character => !IsBreak(character));

    /// <summary>Goes on to the next line, when only blanks and a comment are left of this one.</summary>
    /// <exception cref="YamlSyntaxException">Something else stands there.</exception>
    public void SkipRestOfLine()
    {
        SkipWhile(IsBlank);
        if (Current == '#')
        {
            SkipComment();
        }

        if (!AtBreakOrEnd)
        {
            throw Mistake("did not find expected comment or line break");
        }

        SkipBreak();
    }

    /// <summary>Goes on to the next line, if the current one ends here.</summary>
    public void SkipBreak()
    {
        if (AtBreak)
        {
            var length = Current == '\r' && Peek(1) == '\n' ? 2 : 1;
            Mark = new YamlMark(Mark.Index + length, Mark.Line + 1, 0);
        }
    }

    /// <summary>Goes on to the next line and notes the break, if the current one ends here.</summary>
    /// <param name="into">Gets <c>\n</c>, or the break itself for the rare ones of Unicode.</param>
    public void ReadBreak(StringBuilder into)
    {
        if (AtBreak)
        {
            into.Append(Current is '\u2028' or '\u2029' ? Current : '\n');
            SkipBreak();
        }
    }

    /// <summary>Reads a character and goes on.</summary>
    public char Read()
    {
        var character = Current;
        Skip();
        return character;
    }

    /// <summary>Reads letters, digits, <c>_</c> and <c>-</c>.</summary>
    public string ReadName()
    {
        var start = Mark.Index;
        SkipWhile(IsNameCharacter);
        return text[start..Mark.Index];
    }

    /// <summary>Says that the text ends on a line of its own.</summary>
    public void EndLine()
    {
        if (Column != 0)
        {
            Mark = new YamlMark(Mark.Index, Mark.Line + 1, 0);
        }
    }

    /// <summary>A mistake found here.</summary>
    /// <param name="problem">In go-yaml's words. Lines are counted from 1; on the first line none is told.</param>
    /// <param name="actual">The line in which it is, from 1, where that is not the cursor's.</param>
    public YamlSyntaxException Mistake(string problem, int? actual = null) => GoYamlError.At(Mark.Line == 0 ? 0 : Mark.Line + 1, problem, actual);

    /// <summary>Whether a character is a space or tab.</summary>
    /// <param name="character">The character.</param>
    public static bool IsBlank(char character) => character is ' ' or '\t';

    /// <summary>Whether a character may stand in the name of an anchor.</summary>
    /// <param name="character">The character.</param>
    public static bool IsNameCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-';

    private static bool IsBreak(char character) => character is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029';
}
