namespace KubeNotebooks.Notebook.Directives;

/// <summary>Finds what someone who mistyped a name may have meant.</summary>
internal static class Nearest
{
    /// <summary>A sentence that begins with a space, or nothing when no name is near.</summary>
    public static string Suggestion(string typed, IEnumerable<string> names)
    {
        var text = string.Join(" or ", Of(typed, names));
        return text.Length == 0 ? "" : $" Did you mean {text}?";
    }

    /// <summary>The names that may have been meant, the nearest first: two at most.</summary>
    public static IEnumerable<string> Of(string typed, IEnumerable<string> names) =>
        names
            .Select(name => (Name: name, Distance: Distance(typed, name)))
            .Where(candidate => candidate.Distance <= Math.Max(2, typed.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(2)
            .Select(candidate => candidate.Name);

    /// <summary>How many letters must be added, dropped or changed to make one word of the other.</summary>
    internal static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[to.Length];
    }
}
