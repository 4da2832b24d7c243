using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Notebook.Outputs;
using KubeNotebooks.Tool.Commands;

namespace KubeNotebooks.Notebook.Tests;

/// <summary>Holds the documents at the top of the repository to the truth.</summary>
public sealed partial class ReadmeTests
{
    private const string Readme = "README.md";
    private const string PackageFolder = "artifacts/packages";

    public static TheoryData<string> Documents =>
        [Readme, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", .. Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(RepositoryFiles.Root, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Fact]
    public void The_cells_that_it_shows_print_what_it_shows()
    {
        foreach (Match example in Examples().Matches(Text(Readme)))
        {
            var collector = new OutputCollector();
            var result = Sessions.WithCSharp().Run(example.Groups["cell"].Value, collector);
            Assert.True(result.Succeeded);
            Assert.Equal(example.Groups["output"].Value, Lessons.Lesson.Plain(collector.Outputs));
        }
    }

    [Fact]
    public void The_projects_and_notebooks_that_its_commands_name_exist()
    {
        string[] commands = [.. ShellCommands(), .. Inline().Matches(Text(Readme)).Select(code => code.Groups["code"].Value)];
        Assert.Contains("dotnet pack src/KubeNotebooks.Tool", commands);
        Assert.Contains("dotnet run --project src/KubeNotebooks.Tool -- run notebooks/en/05-rollout-and-rollback.ipynb", commands);
        Assert.Contains("dotnet test", commands);
        var paths = commands.Where(command => command.StartsWith("dotnet ", StringComparison.Ordinal)).SelectMany(command => command.Split(' '))
            .Where(word => word.Contains('/') && word != PackageFolder);
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(RepositoryFiles.Root, path)), path));
        Assert.Contains($"<PackageOutputPath>$(MSBuildThisFileDirectory){PackageFolder}", Text("Directory.Build.props"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_tool_knows_the_commands_that_it_names()
    {
        var known = ToolCommand.Create().Subcommands.Select(command => command.Name).ToList();
        var named = ToolCalls().Matches(Text(Readme)).Select(call => call.Groups["command"].Value).ToList();
        Assert.Contains("lab", named);
        Assert.Contains("doctor", named);
        Assert.All(named, command => Assert.Contains(command, known));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Its_links_lead_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(RepositoryFiles.Root, document))!;
        var targets = Links().Matches(Text(document)).Select(link => link.Groups["target"].Value).Where(target => !target.Contains(':'));
        Assert.All(targets, target => Assert.True(Path.Exists(Path.Combine(folder, target)), target));
    }

    [Theory]
    [InlineData("ARCHITECTURE.md")]
    [InlineData("CONTRIBUTING.md")]
    public void The_places_in_the_code_that_it_names_exist(string document)
    {
        var places = Places().Matches(Text(document)).Select(place => place.Groups["path"].Value).Distinct();
        Assert.All(places, place => Assert.True(
            Path.Exists(Path.Combine(RepositoryFiles.Root, place)) || Path.Exists(Path.Combine(RepositoryFiles.Root, "src", $"KubeNotebooks.{place}")), place));
    }

    private static List<string> ShellCommands() =>
        [.. Shells().Matches(Text(Readme)).SelectMany(block => block.Groups["commands"].Value.Split('\n'))];

    private static string Text(string document) => File.ReadAllText(Path.Combine(RepositoryFiles.Root, document));

    [GeneratedRegex("```kube\n(?<cell>.*?)\n```\n\n```text\n(?<output>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Examples();

    [GeneratedRegex("(?<!`)`(?<code>[^`\n]+)`(?!`)")]
    private static partial Regex Inline();

    [GeneratedRegex(@"kube-notebooks (?<command>[a-z]+)|-- (?<command>run) ")]
    private static partial Regex ToolCalls();

    [GeneratedRegex("```sh\n(?<commands>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Shells();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"`(?<path>(src|tests|bench|docs|notebooks|Simulation|ControlPlane|Kubectl|Lessons|Display|Notebook|Jupyter|Tool)/[\w./-]*\w)/?`")]
    private static partial Regex Places();
}
