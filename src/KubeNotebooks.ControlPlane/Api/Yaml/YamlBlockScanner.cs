using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Scans block scalars: <c>|</c>, which keeps line breaks, and <c>></c>, which folds them.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/scannerc.go (scan_block_scalar).</remarks>
internal static class YamlBlockScanner
{
    /// <summary>A block scalar.</summary>
    /// <param name="cursor">Stands at the indicator, then behind the block.</param>
    /// <param name="outer">The column of the block around it; -1 for none.</param>
    public static YamlToken Block(YamlCursor cursor, int outer)
    {
        var line = cursor.Mark.Line;
        var folds = cursor.Read() == '>';
        var (chomping, increment) = ReadHeader(cursor);
        var indent = increment > 0 ? Math.Max(outer, 0) + increment : 0;
        var text = new StringBuilder();
        var lastBreak = new StringBuilder();
        var emptyLines = new StringBuilder();
        SkipIndentation(cursor, outer, ref indent, emptyLines);
        var beganBlank = false;
        while (cursor.Column == indent && !cursor.AtEnd)
        {
            if (folds && !beganBlank && !cursor.AtBlank && lastBreak.Length > 0 && lastBreak[0] == '\n')
            {
                text.Append(emptyLines.Length == 0 ? " " : "");
            }
            else
            {
                text.Append(lastBreak);
            }

            text.Append(emptyLines);
            lastBreak.Clear();
            emptyLines.Clear();
            beganBlank = cursor.AtBlank;
            while (!cursor.AtBreakOrEnd)
            {
                text.Append(cursor.Read());
            }

            cursor.ReadBreak(lastBreak);
            SkipIndentation(cursor, outer, ref indent, emptyLines);
        }

        if (chomping != '-')
        {
            text.Append(lastBreak);
        }

        if (chomping == '+')
        {
            text.Append(emptyLines);
        }

        return new YamlToken(YamlTokenKind.Scalar, line, text.ToString());
    }

    private static (char Chomping, int Increment) ReadHeader(YamlCursor cursor)
    {
        var chomping = '\0';
        var increment = 0;
        if (cursor.Current is '+' or '-')
        {
            chomping = cursor.Read();
            increment = ReadIncrement(cursor);
        }
        else if (char.IsAsciiDigit(cursor.Current))
        {
            increment = ReadIncrement(cursor);
            chomping = cursor.Current is '+' or '-' ? cursor.Read() : chomping;
        }

        cursor.SkipRestOfLine();
        return (chomping, increment);
    }

    private static int ReadIncrement(YamlCursor cursor)
    {
        if (!char.IsAsciiDigit(cursor.Current))
        {
            return 0;
        }

        return cursor.Current == '0'
            ? throw cursor.Mistake("found an indentation indicator equal to 0")
            : cursor.Read() - '0';
    }

    // Skips indentation and notes empty lines. The first line with text sets an indent that is still 0.
    private static void SkipIndentation(YamlCursor cursor, int outer, ref int indent, StringBuilder emptyLines)
    {
        var deepest = 0;
        while (true)
        {
            while ((indent == 0 || cursor.Column < indent) && cursor.Current == ' ')
            {
                cursor.Skip();
            }

            deepest = Math.Max(deepest, cursor.Column);
            if ((indent == 0 || cursor.Column < indent) && cursor.Current == '\t')
            {
                throw cursor.Mistake("found a tab character where an indentation space is expected");
            }

            if (!cursor.AtBreak)
            {
                break;
            }

            cursor.ReadBreak(emptyLines);
        }

        if (indent == 0)
        {
            indent = Math.Max(Math.Max(deepest, outer + 1), 1);
        }
    }
}
