using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>White space between the words of a scalar: blanks stay, one line break becomes a space, of more the first is dropped.</summary>
/// <param name="afterBreak">Whether a line break, which leaves no trace, went before.</param>
internal sealed class YamlWhiteSpace(bool afterBreak)
{
    private readonly StringBuilder _blanks = new();
    private readonly StringBuilder _firstBreak = new();
    private readonly StringBuilder _otherBreaks = new();

    /// <summary>Whether a line break was read, and no word since.</summary>
    public bool AfterBreak { get; private set; } = afterBreak;

    /// <summary>Reads a blank or a break.</summary>
    /// <param name="cursor">Stands at it, then behind it.</param>
    public void Read(YamlCursor cursor)
    {
        if (!cursor.AtBreak)
        {
            var blank = cursor.Read();
            if (!AfterBreak)
            {
                _blanks.Append(blank);
            }
        }
        else if (AfterBreak)
        {
            cursor.ReadBreak(_otherBreaks);
        }
        else
        {
            _blanks.Clear();
            cursor.ReadBreak(_firstBreak);
            AfterBreak = true;
        }
    }

    /// <summary>Writes what the white space means, and forgets it.</summary>
    /// <param name="text">The scalar so far.</param>
    public void AppendTo(StringBuilder text)
    {
        if (!AfterBreak)
        {
            text.Append(_blanks);
        }
        else if (_firstBreak.Length > 0 && _firstBreak[0] == '\n')
        {
            text.Append(_otherBreaks.Length == 0 ? " " : _otherBreaks.ToString());
        }
        else
        {
            text.Append(_firstBreak).Append(_otherBreaks);
        }

        _blanks.Clear();
        _firstBreak.Clear();
        _otherBreaks.Clear();
        AfterBreak = false;
    }
}
