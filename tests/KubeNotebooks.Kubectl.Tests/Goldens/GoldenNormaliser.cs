using System.Text.RegularExpressions;

namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>Evens out what may differ: applies the rules of an index entry, which are written for people, to both sides.</summary>
/// <param name="rules">The rules; those that are about how to run the command mean nothing here.</param>
internal sealed partial class GoldenNormaliser(IReadOnlyList<string> rules)
{
    public GoldenText Apply(GoldenText text) => rules.Aggregate(text, Apply);

    private static GoldenText Apply(GoldenText text, string rule)
    {
        if (rule.StartsWith("sort stdout lines", StringComparison.Ordinal)) return text with { Output = Sorted(text.Output) };
        if (SortUnder().Match(rule) is { Success: true } under)
            return text with { Output = SortedUnder(text.Output, under.Groups[1].Value.Split('/')) };
        if (ReplaceByServer().Match(rule) is { Success: true } server)
            return text with { Output = AnyUrl().Replace(text.Output.Replace(server.Groups[1].Value, "URL"), "URL") };
        if (ReplaceInError().Match(rule) is { Success: true } inError)
        {
            var replacement = inError.Groups[2].Value.Replace("\\n", "\\n", StringComparison.Ordinal);
            return text with { Error = Regex.Replace(text.Error, inError.Groups[1].Value, replacement, RegexOptions.Singleline) };
        }
        if (ReplaceLines().Match(rule) is { Success: true } lines)
        {
            return lines.Groups[1].Value.Split(" and ").Aggregate(text, (so, pattern) => so with
            {
                Output = Regex.Replace(so.Output, pattern, "", RegexOptions.Multiline),
            });
        }
        if (rule.Split(" -> ") is [var from, var to])
        {
            var replacement = Regex.Replace(to.Replace("\\t", "\t", StringComparison.Ordinal), @"\\(\d)", "$${$1}");
            return new GoldenText(
                Regex.Replace(text.Output, from, replacement, RegexOptions.Multiline),
                Regex.Replace(text.Error, from, replacement, RegexOptions.Multiline));
        }
        return text;
    }

    private static string Sorted(string text) => string.Join('\n', text.Split('\n').Order(StringComparer.Ordinal));

    private static string SortedUnder(string text, string[] heading)
    {
        var lines = text.Split('\n').ToList();
        var start = lines.IndexOf(heading[^1]) + 1;
        return string.Join('\n', lines.Take(start).Concat(lines.Skip(start).Order(StringComparer.Ordinal)));
    }

    [GeneratedRegex("^sort the lines under ([^;]+)")]
    private static partial Regex SortUnder();

    [GeneratedRegex("^replace (https?://[^ ]+) by the product server URL")]
    private static partial Regex ReplaceByServer();

    [GeneratedRegex("https?://[^ \n]+")]
    private static partial Regex AnyUrl();

    [GeneratedRegex("^stderr: replace (.+) by (.+) before comparing")]
    private static partial Regex ReplaceInError();

    [GeneratedRegex(@"^replace (\^.+)$")]
    private static partial Regex ReplaceLines();
}
