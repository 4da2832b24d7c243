using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Tests;
using Microsoft.DotNet.Interactive.Events;

namespace KubeNotebooks.Interactive.Tests;

/// <summary>Holds <c>docs/polyglot.md</c> to the truth.</summary>
[Collection("a process has one notebook")]
public sealed partial class PolyglotPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "polyglot.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task Its_cells_run_in_the_host()
    {
        var host = await HostStandIn.ShareAsync();
        var cells = Cells().Matches(Page).Select(cell => cell.Groups["code"].Value.Replace("\n" + cell.Groups["indent"].Value, "\n", StringComparison.Ordinal).Trim()).ToArray();
        Assert.Equal(2, cells.Length);
        foreach (var cell in cells)
        {
            var run = await host.RunAsync(cell);
            Assert.Null(run.Failure);
            Assert.NotEmpty(run.Events.OfType<DisplayEvent>());
        }
    }

    [Fact]
    public async Task What_it_quotes_is_what_one_reads()
    {
        Assert.Contains(LessonsInTheHostTests.Reference, Page, StringComparison.Ordinal);
        Assert.StartsWith("KubeNotebooks is ready", HostNotebook.Current.Greeting.Forms["text/plain"], StringComparison.Ordinal);
        Assert.Contains("*KubeNotebooks is ready*", Page, StringComparison.Ordinal);
        var refused = await (await HostStandIn.ShareAsync()).RunAsync("#!kube -n kube-system get pods");
        Assert.Contains($"*{refused.Failure}.*", Page, StringComparison.Ordinal);
        Assert.StartsWith("#!sim reset", HostStandIn.Text(await (await HostStandIn.ShareAsync()).RunAsync("#!help sim reset")), StringComparison.Ordinal);
    }

    [GeneratedRegex("^(?<indent> *)```kube\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Cells();
}
