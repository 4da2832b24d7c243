using System.Text;
using System.Text.RegularExpressions;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>Colours the states in kubectl's tables: what runs, what is on its way, what is wrong. The text stays the same.</summary>
/// <remarks>
/// Simulated: kubectl prints no colours. They are the terminal's own, which people choose to be readable on their ground, and each only
/// repeats what the word or the numbers say.
/// </remarks>
internal static partial class TableColours
{
    private const string Good = "32";
    private const string Waiting = "33";
    private const string Bad = "31";

    private static readonly string[] GoodWords = ["Running", "Completed", "Succeeded", "Ready", "Active", "Available", "Bound", "True", "Complete"];
    private static readonly string[] WaitingWords =
        ["Pending", "ContainerCreating", "PodInitializing", "Terminating", "Unknown", "SchedulingDisabled", "Released"];

    /// <summary>The text with its states coloured; a text without tables comes back as it is.</summary>
    public static string Of(string text)
    {
        var coloured = new StringBuilder();
        (int Status, int Ready) columns = (-1, -1);
        foreach (var line in text.Split('\n'))
        {
            var next = line;
            if (Header().IsMatch(line)) columns = (ColumnOf(line, "STATUS"), ColumnOf(line, "READY"));
            else if (line.Length == 0) columns = (-1, -1);
            else next = Line(line, columns.Status, columns.Ready);
            coloured.Append(next).Append('\n');
        }
        coloured.Length--;
        return coloured.ToString();
    }

    private static string Line(string line, int status, int ready)
    {
        foreach (var column in new[] { status, ready }.Where(column => column >= 0 && column < line.Length).OrderDescending())
        {
            var end = line.IndexOf(' ', column) is var space and >= 0 ? space : line.Length;
            if (Colour(line[column..end]) is { } colour) line = $"{line[..column]}\e[{colour}m{line[column..end]}\e[0m{line[end..]}";
        }
        return line;
    }

    /// <summary>The colour of a state or of numbers such as <c>1/2</c>; null: none.</summary>
    internal static string? Colour(string word)
    {
        if (Counts().Match(word) is { Success: true } counts)
            return counts.Groups["is"].Value == counts.Groups["of"].Value ? Good : Waiting;
        if (word.Length == 0 || !char.IsUpper(word[0])) return null;
        var parts = word.Split(',');
        if (parts.Any(part => WaitingWords.Contains(part, StringComparer.Ordinal) || part is ['I', 'n', 'i', 't', ':', >= '0' and <= '9', ..])) return Waiting;
        return parts.All(part => GoodWords.Contains(part, StringComparer.Ordinal)) ? Good : Bad;
    }

    private static int ColumnOf(string header, string name) => $" {header} ".IndexOf($" {name} ", StringComparison.Ordinal);

    [GeneratedRegex(@"^(NAMESPACE|NAME)\s+([A-Z]|$)")]
    private static partial Regex Header();

    [GeneratedRegex(@"^(?<is>\d+)/(?<of>\d+)$")]
    private static partial Regex Counts();
}
