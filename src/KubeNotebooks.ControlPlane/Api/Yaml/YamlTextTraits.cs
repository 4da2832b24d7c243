using System.Text;

namespace KubeNotebooks.ControlPlane.Api.Yaml;

/// <summary>What characters of a text mean for the ways in which YAML can write it.</summary>
/// <param name="HasBreak">There is a line break.</param>
/// <param name="MayBePlain">It can stand without quotes, as far as its characters go.</param>
/// <param name="MayBeSingleQuoted">It can stand in single quotes.</param>
/// <param name="MayBeBlock">It can stand below a <c>|</c>.</param>
/// <remarks>Source: sigs.k8s.io/yaml goyaml.v2/emitterc.go, analyze_scalar.</remarks>
internal readonly record struct YamlTextTraits(bool HasBreak, bool MayBePlain, bool MayBeSingleQuoted, bool MayBeBlock)
{
    /// <summary>Looks at a text.</summary>
    /// <param name="text">The text.</param>
    public static YamlTextTraits Of(string text)
    {
        if (text.Length == 0)
        {
            return new YamlTextTraits(HasBreak: false, MayBePlain: true, MayBeSingleQuoted: true, MayBeBlock: false);
        }

        var runes = text.EnumerateRunes().ToArray();
        var special = !runes.All(IsPrintable);
        var breakThenSpace = false;
        var spaceThenBreak = false;
        for (var i = 1; i < runes.Length; i++)
        {
            breakThenSpace |= IsBreak(runes[i - 1]) && IsSpace(runes[i]);
            spaceThenBreak |= IsSpace(runes[i - 1]) && IsBreak(runes[i]);
        }

        var hasBreak = runes.Any(IsBreak);
        var bordered = IsSpace(runes[0]) || IsBreak(runes[0]) || IsSpace(runes[^1]) || IsBreak(runes[^1]);
        return new YamlTextTraits(
            hasBreak,
            MayBePlain: !(special || hasBreak || bordered || HasIndicator(text, runes)),
            MayBeSingleQuoted: !(special || breakThenSpace || spaceThenBreak),
            MayBeBlock: !(special || spaceThenBreak || IsSpace(runes[^1])));
    }

    /// <summary>Whether YAML shows a character as it is. Those beyond U+FFFF count as not printable.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsPrintable(Rune rune) => rune.Value is 0x0A or (>= 0x20 and <= 0x7E) or (>= 0xA0 and <= 0xD7FF)
        or (>= 0xE000 and <= 0xFFFD and not 0xFEFF);

    /// <summary>Whether a character ends a line in YAML 1.1.</summary>
    /// <param name="rune">The character.</param>
    public static bool IsBreak(Rune rune) => rune.Value is '\r' or '\n' or 0x85 or 0x2028 or 0x2029;

    private static bool IsSpace(Rune rune) => rune.Value == ' ';

    private static bool IsBlank(Rune rune) => rune.Value is ' ' or '\t';

    private static bool HasIndicator(string text, Rune[] runes)
    {
        if (text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal))
        {
            return true;
        }

        for (var i = 0; i < runes.Length; i++)
        {
            var blankFollows = i + 1 >= runes.Length || IsBlank(runes[i + 1]);
            var found = runes[i].Value switch
            {
                '#' => i == 0 || IsBlank(runes[i - 1]) || IsBreak(runes[i - 1]),
                ':' => blankFollows,
                '?' or '-' => i == 0 && blankFollows,
                ',' or '[' or ']' or '{' or '}' or '&' or '*' or '!' or '|' or '>' or '\'' or '"' or '%' or '@' or '`' => i == 0,
                _ => false,
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }
}
