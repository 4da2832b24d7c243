using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Kubectl.Diff;

namespace KubeNotebooks.Kubectl.Tests.Diff;

/// <summary>Source: recorded with GNU diff 3.8 (the vectors); another file of the same form through KUBENOTEBOOKS_DIFF_VECTORS.</summary>
public sealed class UnifiedDiffTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, 123, TimeSpan.FromHours(9));

    [Fact]
    public void The_header_gives_names_and_times_with_zone()
    {
        var text = UnifiedDiff.Compare(new DiffFile("a.yml", "x\n", Noon), new DiffFile("b.yml", "y", Noon));
        Assert.Equal(
            "--- a.yml\t2026-01-05 12:00:00.123000000 +0900\n+++ b.yml\t2026-01-05 12:00:00.123000000 +0900\n"
            + "@@ -1 +1 @@\n-x\n+y\n\\ No newline at end of file\n",
            text);
    }

    [Fact]
    public void Equal_files_give_nothing() =>
        Assert.Equal("", UnifiedDiff.Compare(new DiffFile("a", "x\n", Noon), new DiffFile("b", "x\n", Noon)));

    [Fact]
    public void The_hunks_are_those_of_GNU_diff()
    {
        foreach (var vector in Vectors())
        {
            var text = UnifiedDiff.Compare(new DiffFile("a", (string)vector!["left"]!, Noon), new DiffFile("b", (string)vector["right"]!, Noon));
            Assert.Equal((string)vector["hunks"]!, string.Concat(text.Split('\n', 3).Skip(2)));
        }
    }

    private static JsonArray Vectors()
    {
        var path = Environment.GetEnvironmentVariable("KUBENOTEBOOKS_DIFF_VECTORS")
            ?? Path.Combine(RepositoryFiles.Root, "tests", "vectors", "unified-diff.json");
        return (JsonArray)JsonNode.Parse(File.ReadAllText(path))!;
    }
}
