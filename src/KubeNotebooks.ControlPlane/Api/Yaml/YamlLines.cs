using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>The lines of a YAML document while it is written: where the line stands, and what a new item needs before it.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/emitterc.go (write_indent, write_indicator, increase_indent).</remarks>
internal sealed class YamlLines
{
    private const int Width = 80;

    private readonly StringBuilder _text = new();
    private readonly Stack<int> _outer = new();
    private int _indent = -1;
    private int _column;
    private bool _afterSpace = true;

    /// <summary>Whether only indentation, dashes and question marks stand on the line so far.</summary>
    public bool AtIndentation { get; private set; } = true;

    /// <summary>Whether the line holds more than 80 characters, so that the next single space may become a line break.</summary>
    public bool IsFull => _column > Width;

    /// <summary>The document's text.</summary>
    public string End()
    {
        StartItem();
        return _text.ToString();
    }

    /// <summary>Goes one level in.</summary>
    /// <param name="by">Spaces, unless this is the outermost level, which has none.</param>
    public void Indent(int by)
    {
        _outer.Push(_indent);
        _indent = _indent < 0 ? 0 : _indent + by;
    }

    /// <summary>Goes one level out.</summary>
    public void Outdent() => _indent = _outer.Pop();

    /// <summary>Writes a scalar one level in, where its further lines belong.</summary>
    /// <param name="write">Writes it.</param>
    public void Indented(Action write)
    {
        _outer.Push(_indent);
        _indent = Math.Max(_indent, 0) + 2;
        write();
        _indent = _outer.Pop();
    }

    /// <summary>Starts a new line where the current one is in use, and indents it.</summary>
    public void StartItem()
    {
        var indent = Math.Max(_indent, 0);
        if (!AtIndentation || _column > indent || (_column == indent && !_afterSpace))
        {
            Break();
        }

        _text.Append(' ', Math.Max(indent - _column, 0));
        _column = Math.Max(indent, _column);
        _afterSpace = true;
        AtIndentation = true;
    }

    /// <summary>Writes a mark of YAML's own, such as <c>-</c> or a quote.</summary>
    /// <param name="mark">The mark.</param>
    /// <param name="spaceBefore">Whether a space must stand before it.</param>
    /// <param name="keepsIndentation">Whether nested items may begin on the same line.</param>
    public void Indicator(string mark, bool spaceBefore, bool keepsIndentation = false)
    {
        if (spaceBefore && !_afterSpace)
        {
            Put(' ');
        }

        _text.Append(mark);
        _column += mark.Length;
        _afterSpace = false;
        AtIndentation &= keepsIndentation;
    }

    /// <summary>Writes a plain word, after a space if need be.</summary>
    /// <param name="word">No spaces in it.</param>
    public void Word(string word) => Indicator(word, spaceBefore: true);

    /// <summary>Writes one character of a scalar.</summary>
    /// <param name="rune">Not a line break.</param>
    public void Put(Rune rune)
    {
        _text.Append(rune);
        _column++;
        AtIndentation = false;
    }

    /// <summary>Writes one character of a scalar.</summary>
    /// <param name="character">Not a line break.</param>
    public void Put(char character) => Put((Rune)character);

    /// <summary>Ends a scalar.</summary>
    public void EndScalar()
    {
        _afterSpace = false;
        AtIndentation = false;
    }

    /// <summary>Ends the header of a block scalar.</summary>
    public void StartBlock()
    {
        Break();
        _afterSpace = true;
    }

    /// <summary>Ends the line.</summary>
    public void Break()
    {
        _text.Append('\n');
        _column = 0;
        AtIndentation = true;
    }
}
