using System.Globalization;
using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Scans scalars in quotes and without; their line breaks are folded.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/scannerc.go (scan_flow_scalar, scan_plain_scalar).</remarks>
internal static class YamlFlowScanner
{
    /// <summary>A scalar in single or double quotes.</summary>
    /// <param name="cursor">Stands at the quote, then behind the closing one.</param>
    public static YamlToken Quoted(YamlCursor cursor)
    {
        var line = cursor.Mark.Line;
        var quote = cursor.Read();
        var text = new StringBuilder();
        while (true)
        {
            if (cursor.AtDocumentIndicator)
            {
                throw cursor.Mistake("found unexpected document indicator");
            }

            if (cursor.AtEnd)
            {
                throw cursor.Mistake("found unexpected end of stream");
            }

            var escapedBreak = ReadWord(cursor, quote, text);
            if (cursor.Current == quote)
            {
                cursor.Skip();
                return new YamlToken(YamlTokenKind.Scalar, line, text.ToString());
            }

            var white = new YamlWhiteSpace(escapedBreak);
            while (cursor.AtBlank || cursor.AtBreak)
            {
                white.Read(cursor);
            }

            white.AppendTo(text);
        }
    }

    /// <summary>A scalar without quotes.</summary>
    /// <param name="cursor">Stands at its first character, then where it ends or at the next token.</param>
    /// <param name="indent">The column of the block around it.</param>
    /// <param name="inFlow">Whether it stands in brackets or braces.</param>
    /// <param name="endsLine">Whether a line break follows it.</param>
    public static YamlToken Plain(YamlCursor cursor, int indent, bool inFlow, out bool endsLine)
    {
        var line = cursor.Mark.Line;
        var text = new StringBuilder();
        var white = new YamlWhiteSpace(afterBreak: false);
        while (!cursor.AtDocumentIndicator && cursor.Current != '#')
        {
            while (!cursor.AtWhite && !EndsPlain(cursor, inFlow))
            {
                white.AppendTo(text);
                text.Append(cursor.Read());
            }

            if (!cursor.AtBlank && !cursor.AtBreak)
            {
                break;
            }

            while (cursor.AtBlank || cursor.AtBreak)
            {
                if (white.AfterBreak && cursor.Column <= indent && cursor.Current == '\t')
                {
                    throw cursor.Mistake("found a tab character that violates indentation");
                }

                white.Read(cursor);
            }

            if (!inFlow && cursor.Column <= indent)
            {
                break;
            }
        }

        endsLine = white.AfterBreak;
        return new YamlToken(YamlTokenKind.Scalar, line, text.ToString(), IsPlain: true);
    }

    private static bool EndsPlain(YamlCursor cursor, bool inFlow) => cursor.Current switch
    {
        ':' => cursor.IsWhite(1),
        ',' or '?' or '[' or ']' or '{' or '}' => inFlow,
        _ => false,
    };

    // Reads up to white space or the closing quote; true when it ended in a backslash at the end of a line.
    private static bool ReadWord(YamlCursor cursor, char quote, StringBuilder text)
    {
        while (!cursor.AtWhite)
        {
            if (cursor.Current == quote)
            {
                if (quote == '"' || cursor.Peek(1) != '\'')
                {
                    return false;
                }

                cursor.Skip(2);
                text.Append('\'');
            }
            else if (quote == '"' && cursor.Current == '\\')
            {
                if (cursor.Peek(1) is '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
                {
                    cursor.Skip();
                    cursor.SkipBreak();
                    return true;
                }

                text.Append(ReadEscape(cursor));
            }
            else
            {
                text.Append(cursor.Read());
            }
        }

        return false;
    }

    private static string ReadEscape(YamlCursor cursor)
    {
        var escape = cursor.Peek(1);
        var meant = escape switch
        {
            '0' => "\0",
            'a' => "\a",
            'b' => "\b",
            't' or '\t' => "\t",
            'n' => "\n",
            'v' => "\v",
            'f' => "\f",
            'r' => "\r",
            'e' => "\u001B",
            ' ' or '"' or '\'' or '\\' => escape.ToString(),
            'N' => "\u0085",
            '_' => "\u00A0",
            'L' => "\u2028",
            'P' => "\u2029",
            'x' or 'u' or 'U' => "",
            _ => throw cursor.Mistake("found unknown escape character"),
        };
        cursor.Skip(2);
        return meant.Length > 0 ? meant : ReadHexadecimal(cursor, escape switch { 'x' => 2, 'u' => 4, _ => 8 });
    }

    private static string ReadHexadecimal(YamlCursor cursor, int digits)
    {
        var value = 0L;
        for (var i = 0; i < digits; i++)
        {
            if (!char.IsAsciiHexDigit(cursor.Peek(i)))
            {
                throw cursor.Mistake("did not find expected hexdecimal number");
            }

            value = (value * 16) + int.Parse(
                cursor.Peek(i).ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        }

        if (!Rune.IsValid((int)Math.Min(value, int.MaxValue)))
        {
            throw cursor.Mistake("found invalid Unicode character escape code");
        }

        cursor.Skip(digits);
        return new Rune((int)value).ToString();
    }
}
