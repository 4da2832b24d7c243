using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.Transcripts;

/// <summary>
/// Each text file beside this one is a terminal session: a <c>$</c> line is run, what follows is what it prints, and <c>[exit N]</c> the exit
/// code unless it is 0. The first line says where the truth comes from; <c># cluster: running</c> below it asks for controllers and nodes that
/// work, <c># cluster: 1.17</c> for an older release. <c>UPDATE_TRANSCRIPTS=1</c> rewrites the files.
/// </summary>
public sealed partial class TranscriptTests
{
    private const string OnlyLastLine = " | tail -1";

    [Theory]
    [InlineData("command-line.txt")]
    [InlineData("resource-arguments.txt")]
    [InlineData("manifests.txt")]
    [InlineData("changes.txt")]
    [InlineData("metadata.txt")]
    [InlineData("unsupported.txt")]
    [InlineData("rollout.txt")]
    [InlineData("drain.txt")]
    [InlineData("logs.txt")]
    [InlineData("release-1.17.txt")]
    public void A_session_prints_what_its_transcript_says(string file)
    {
        var expected = File.ReadAllText(InSource(file));
        var actual = Replay(expected);
        if (Environment.GetEnvironmentVariable("UPDATE_TRANSCRIPTS") == "1") File.WriteAllText(InSource(file), actual);
        else Assert.Equal(expected, actual);
    }

    private static string Replay(string transcript)
    {
        var folder = Directory.CreateTempSubdirectory("transcript-").FullName;
        try
        {
            var cluster = new Cluster(new ClusterOptions
            {
                Controllers = transcript.Contains("\n# cluster: running\n", StringComparison.Ordinal),
                Version = transcript.Contains("\n# cluster: 1.17\n", StringComparison.Ordinal) ? KubernetesVersion.V1_17 : KubernetesVersion.V1_32,
            });
            var runner = new KubectlRunner(new ClusterApiClient(cluster));
            var replayed = new StringBuilder();
            var lines = new Queue<string>(transcript.Split('\n'));
            while (lines.TryDequeue(out var line))
            {
                if (line.StartsWith("# ", StringComparison.Ordinal) && !replayed.ToString().Contains('$')) replayed.Append(line).Append('\n');
                if (line.StartsWith("$ cat > ", StringComparison.Ordinal)) WriteFile(folder, line, lines, replayed);
                else if (line.StartsWith("$ ", StringComparison.Ordinal)) Run(runner, folder, line, replayed);
            }
            return replayed.ToString();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void WriteFile(string folder, string line, Queue<string> lines, StringBuilder replayed)
    {
        replayed.Append(line).Append('\n');
        var text = new StringBuilder();
        while (lines.Dequeue() is var next && next != "EOF") text.Append(next).Append('\n');
        replayed.Append(text).Append("EOF\n");
        var path = Path.Combine(folder, line.Split(' ')[3]);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ToString());
    }

    private static void Run(KubectlRunner runner, string folder, string line, StringBuilder replayed)
    {
        replayed.Append(line).Append('\n');
        var onlyLast = line.EndsWith(OnlyLastLine, StringComparison.Ordinal);
        var words = Words(onlyLast ? line[..^OnlyLastLine.Length] : line);
        Assert.Equal("kubectl", words[1]);
        var printed = new StringBuilder();
        var result = runner.Run(new KubectlInvocation([.. words.Skip(2)])
        {
            WorkingDirectory = folder,
            OnOutput = chunk => printed.Append(chunk.Text),
        });
        if (printed.Length > 0 && printed[^1] != '\n') printed.Append("\n(no newline)\n");
        replayed.Append(onlyLast ? printed.ToString().Split('\n')[^2] + "\n" : PodSuffix().Replace(printed.ToString(), "$1·····"));
        if (result.ExitCode != 0) replayed.Append("[exit ").Append(result.ExitCode).Append("]\n");
    }

    // As a shell cuts words, as far as the transcripts need it.
    private static ImmutableArray<string> Words(string line)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        char? quote = null;
        foreach (var letter in line + " ")
        {
            if (letter == quote) quote = null;
            else if (quote is null && letter is '\'' or '"') quote = letter;
            else if (quote is null && letter == ' ')
            {
                words.Add(word.ToString());
                word.Clear();
            }
            else word.Append(letter);
        }
        return words.ToImmutable();
    }

    private static string InSource(string file) =>
        Path.Combine(RepositoryFiles.Root, "tests", "KubeNotebooks.Kubectl.Tests", "Transcripts", file);

    // Chance decides about the end of a pod's name, and any new draw changes it.
    [GeneratedRegex("(web-[a-z0-9]{8,10}-)[a-z0-9]{5}")]
    private static partial Regex PodSuffix();
}
