using System.Text.RegularExpressions;

namespace KubeNotebooks.Kubectl.Tests.Tutorial;

/// <summary>Compares what a story printed with the printed tutorial, word by word, but for pod suffixes, ages and times.</summary>
internal static partial class BlockComparison
{
    private static readonly string[] PodBlocks = ["3a", "3b", "4a", "4b", "4c"];

    /// <summary>Whether a block came out as printed.</summary>
    /// <param name="block">Its name.</param>
    /// <param name="told">What the story printed there.</param>
    public static bool Same(string block, ToldBlock told)
    {
        var lines = told.Output.Split('\n');
        if (PodBlocks.Contains(block)) return PrintedTutorial.PodRows(lines).SequenceEqual(PrintedTutorial.PodRows(PrintedPods(block)));
        if (block == "2" && !PrintedTutorial.PodRows(lines).SequenceEqual(PrintedTutorial.PodRows(PrintedPods("2")))) return false;
        return Facts(lines).SequenceEqual(PrintedFacts(block)) && SameEvents(block, lines, told.EventTimes);
    }

    /// <summary>The describe's lines without its events, white space collapsed, times left out.</summary>
    public static List<string> Facts(IEnumerable<string> lines) =>
    [
        .. lines.SkipWhile(line => !line.StartsWith("Name:", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("Events:", StringComparison.Ordinal))
            .Select(line => Spaces().Replace(line, " ").Trim())
            .Where(line => line.Length > 0)
            .Select(line => line.StartsWith("CreationTimestamp:", StringComparison.Ordinal) ? "CreationTimestamp: (a time)" : line)
            .Select(line => line.StartsWith("{\"apiVersion\"", StringComparison.Ordinal) ? line[..Math.Min(line.Length, 120)] : line),
    ];

    /// <summary>The lines of the describe's events, white space collapsed.</summary>
    public static List<string> Events(IEnumerable<string> lines) =>
    [
        .. lines.SkipWhile(line => !line.StartsWith("Events:", StringComparison.Ordinal))
            .Select(line => Spaces().Replace(line, " ").Trim())
            .Where(line => line.StartsWith("Normal ScalingReplicaSet", StringComparison.Ordinal)),
    ];

    private static List<string> PrintedPods(string block) => block switch
    {
        "2" => PrintedTutorial.Lines("$ kubectl get pod", 1),
        "3a" => PrintedTutorial.Lines("$ kubectl get pods", 1),
        "3b" => PrintedTutorial.Lines("$ kubectl get pods", 2),
        "4a" => PrintedTutorial.Lines("$ kubectl get pods", 3),
        "4b" => PrintedTutorial.Lines("$ kubectl get pods", 4),
        _ => PrintedTutorial.Lines("$ kubectl get pods", 5),
    };

    private static List<string> PrintedDescribe(string block) =>
        PrintedTutorial.Lines("$ kubectl describe deployment web-deploy", block == "2" ? 1 : block == "3c" ? 2 : 3, "```");

    // The later describes print only what differs from the first: the revision, the image and the new ReplicaSet.
    private static List<string> PrintedFacts(string block)
    {
        var first = Facts(PrintedDescribe("2"));
        if (block == "2") return first;
        var changed = PrintedDescribe(block);
        string Line(string start) => changed.Single(line => line.StartsWith(start, StringComparison.Ordinal));
        return
        [
            .. first.Select(line => line switch
            {
                _ when line.StartsWith("Annotations:", StringComparison.Ordinal) => Line("Annotations:"),
                _ when line.StartsWith("Image:", StringComparison.Ordinal) => Line("Image:"),
                _ when line.StartsWith("NewReplicaSet:", StringComparison.Ordinal) => Line("NewReplicaSet:"),
                _ => line,
            }),
        ];
    }

    private static bool SameEvents(string block, string[] lines, IReadOnlyDictionary<string, DateTime> times)
    {
        var printed = Events(PrintedDescribe(block)).ConvertAll(MessageAndCount);
        var told = Events(lines).ConvertAll(MessageAndCount);
        if (!printed.Order(StringComparer.Ordinal).SequenceEqual(told.Order(StringComparer.Ordinal))) return false;
        // Events of one printed second may come in any order; of two, in the printed one.
        for (var i = 0; i < printed.Count; i++)
        {
            for (var j = i + 1; j < printed.Count; j++)
            {
                if (Second(block, i) != Second(block, j) && times[Message(printed[i])] > times[Message(printed[j])]) return false;
            }
        }
        return true;
    }

    private static int Second(string block, int line) => block switch
    {
        "2" => 0,
        "3c" => line == 0 ? -164 : PrintedTutorial.EventSeconds[line - 1],
        _ => PrintedTutorial.EventSeconds[line],
    };

    private static string MessageAndCount(string line)
    {
        var match = EventLine().Match(line);
        var count = match.Groups["count"].Value is { Length: > 0 } repeated ? $" ({repeated})" : "";
        return match.Groups["message"].Value + count;
    }

    private static string Message(string messageAndCount) => CountAtEnd().Replace(messageAndCount, "");

    [GeneratedRegex(@" \(x\d+\)$")]
    private static partial Regex CountAtEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^Normal ScalingReplicaSet (?<age>\S+)( \((?<count>x\d+) over \S+\))? deployment-controller (?<message>.*)$")]
    private static partial Regex EventLine();
}
