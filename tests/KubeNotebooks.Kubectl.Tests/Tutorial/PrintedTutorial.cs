namespace KubeNotebooks.Kubectl.Tests.Tutorial;

/// <summary>The printed tutorial's transcript, cut into the blocks that the story reproduces.</summary>
internal static class PrintedTutorial
{
    /// <summary>The blocks in the transcript's order: the first apply, two looks and the describe after the second, three looks and the describe after the undo.</summary>
    public static IReadOnlyList<string> BlockNames { get; } = ["2", "3a", "3b", "3c", "4a", "4b", "4c", "4d"];

    /// <summary>When each of the last describe's 18 events happened, in seconds after the rollout began, as the two describes print it.</summary>
    /// <remarks>Ages of the first nine: 100, 100, 100, 90, 90, 89, 89, 88 and 85 s. Of the rest, 698 s later: 32, 32, 31, five times 29, and 23 s.</remarks>
    public static IReadOnlyList<int> EventSeconds { get; } = [0, 0, 0, 10, 10, 11, 11, 12, 15, 698, 698, 699, 701, 701, 701, 701, 701, 707];

    /// <summary>The folder with the transcript and the two manifests.</summary>
    public static string Folder { get; } = FindFolder();

    /// <summary>The lines of a section of the transcript between two markers, markers left out.</summary>
    /// <param name="from">A whole line.</param>
    /// <param name="occurrence">Which of the lines that equal it, from 1.</param>
    /// <param name="until">Lines that end the block.</param>
    public static List<string> Lines(string from, int occurrence, params string[] until)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "transcript.md"));
        var start = -1;
        for (var i = 0; i < lines.Length && occurrence > 0; i++)
        {
            if (lines[i] != from) continue;
            occurrence--;
            start = i + 1;
        }
        Assert.True(start > 0, $"the transcript has no line '{from}'");
        return [.. lines.Skip(start).TakeWhile(line => !until.Contains(line) && !line.StartsWith("$ ", StringComparison.Ordinal))];
    }

    /// <summary>The pods of a printed <c>get pods</c>, as (ReplicaSet, READY, STATUS, RESTARTS), sorted: suffixes and ages left out.</summary>
    public static List<string> PodRows(IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length == 5 && words[1].Contains('/', StringComparison.Ordinal))
            .Select(words => $"{words[0][..words[0].LastIndexOf('-')]} {words[1]} {words[2]} {words[3]}")
            .Order(StringComparer.Ordinal),
    ];

    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "tests", "tutorial");
            if (File.Exists(Path.Combine(candidate, "transcript.md"))) return candidate;
        }
        throw new DirectoryNotFoundException("tests/tutorial is not above the test's folder.");
    }
}
