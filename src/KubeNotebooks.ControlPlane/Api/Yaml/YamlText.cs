using System.Globalization;
using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>Writes a text as a YAML scalar: plain, in quotes or as a block.</summary>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/encode.go, stringv; emitterc.go (select_scalar_style, write_…_scalar).</remarks>
internal static class YamlText
{
    private const int LongestKey = 128;

    /// <summary>Whether a key can stand before its colon; long ones and those with line breaks need a <c>?</c>.</summary>
    /// <param name="key">The key.</param>
    public static bool FitsBeforeColon(string key) =>
        Encoding.UTF8.GetByteCount(key) <= LongestKey && !YamlTextTraits.Of(key).HasBreak;

    /// <summary>Writes the text at the current place.</summary>
    /// <param name="lines">The document.</param>
    /// <param name="text">The text.</param>
    /// <param name="isKey">Whether it must stay on one line.</param>
    public static void Write(YamlLines lines, string text, bool isKey)
    {
        var traits = YamlTextTraits.Of(text);
        if (text.Contains('\n'))
        {
            if (traits.MayBeBlock && !isKey)
            {
                WriteBlock(lines, text);
                return;
            }
        }
        else if (IsReadAsText(text))
        {
            if (traits.MayBePlain)
            {
                WritePlain(lines, text, mayFold: !isKey);
                return;
            }

            if (traits.MayBeSingleQuoted)
            {
                WriteSingleQuoted(lines, text, mayFold: !isKey);
                return;
            }
        }

        WriteDoubleQuoted(lines, text, mayFold: !isKey);
    }

    private static bool IsReadAsText(string text) =>
        !YamlNumber.IsInfinityOrNaN(text) && YamlScalar.Plain(text).Type == "str" && !YamlNumber.IsBase60(text);

    private static void WritePlain(YamlLines lines, string text, bool mayFold)
    {
        lines.Indicator("", spaceBefore: true);
        WriteFolding(lines, text.EnumerateRunes().ToArray(), mayFold, first: -1, static (lines, rune) => lines.Put(rune));
        lines.EndScalar();
    }

    private static void WriteSingleQuoted(YamlLines lines, string text, bool mayFold)
    {
        lines.Indicator("'", spaceBefore: true);
        WriteFolding(lines, text.EnumerateRunes().ToArray(), mayFold, first: 0, static (lines, rune) =>
        {
            if (rune.Value == '\'')
            {
                lines.Put('\'');
            }

            lines.Put(rune);
        });
        lines.Indicator("'", spaceBefore: false);
        lines.EndScalar();
    }

    // A single space on a full line becomes a line break; first is the index of the last place where it may not.
    private static void WriteFolding(YamlLines lines, Rune[] runes, bool mayFold, int first, Action<YamlLines, Rune> put)
    {
        var afterSpace = false;
        for (var i = 0; i < runes.Length; i++)
        {
            var isSpace = runes[i].Value == ' ';
            if (isSpace && mayFold && !afterSpace && lines.IsFull && i > first && i < runes.Length - 1 && runes[i + 1].Value != ' ')
            {
                lines.StartItem();
            }
            else
            {
                put(lines, runes[i]);
            }

            afterSpace = isSpace;
        }
    }

    private static void WriteDoubleQuoted(YamlLines lines, string text, bool mayFold)
    {
        lines.Indicator("\"", spaceBefore: true);
        var runes = text.EnumerateRunes().ToArray();
        var afterSpace = false;
        for (var i = 0; i < runes.Length; i++)
        {
            var isSpace = runes[i].Value == ' ';
            if (isSpace && mayFold && !afterSpace && lines.IsFull && i > 0 && i < runes.Length - 1)
            {
                lines.StartItem();
                if (runes[i + 1].Value == ' ')
                {
                    lines.Put('\\');
                }
            }
            else if (isSpace || (YamlTextTraits.IsPrintable(runes[i]) && !YamlTextTraits.IsBreak(runes[i]) && runes[i].Value is not ('"' or '\\')))
            {
                lines.Put(runes[i]);
            }
            else
            {
                foreach (var character in Escape(runes[i].Value))
                {
                    lines.Put(character);
                }
            }

            afterSpace = isSpace;
        }

        lines.Indicator("\"", spaceBefore: false);
        lines.EndScalar();
    }

    private static string Escape(int rune) => rune switch
    {
        0 => "\\0",
        7 => "\\a",
        8 => "\\b",
        9 => "\\t",
        10 => "\\n",
        11 => "\\v",
        12 => "\\f",
        13 => "\\r",
        27 => "\\e",
        '"' => "\\\"",
        '\\' => "\\\\",
        0x85 => "\\N",
        0xA0 => "\\_",
        0x2028 => "\\L",
        0x2029 => "\\P",
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $"\\x{rune:X2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $"\\u{rune:X4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\U{rune:X8}"),
    };

    private static void WriteBlock(YamlLines lines, string text)
    {
        lines.Indicator("|", spaceBefore: true);
        if (text[0] is ' ' or '\n')
        {
            lines.Indicator("2", spaceBefore: false);
        }

        var keepsBreaks = text.EndsWith("\n\n", StringComparison.Ordinal) || text == "\n";
        if (keepsBreaks || !text.EndsWith('\n'))
        {
            lines.Indicator(keepsBreaks ? "+" : "-", spaceBefore: false);
        }

        lines.StartBlock();
        var startsLine = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                lines.Break();
                startsLine = true;
                continue;
            }

            if (startsLine)
            {
                lines.StartItem();
                startsLine = false;
            }

            lines.Put(rune);
        }
    }
}
