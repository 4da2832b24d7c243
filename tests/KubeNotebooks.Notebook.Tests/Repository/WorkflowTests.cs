using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KubeNotebooks.Notebook.Tests.Repository;

/// <summary>Holds the workflows, which run elsewhere, to what is in the repository.</summary>
public sealed partial class WorkflowTests
{
    private const string Folder = ".github/workflows";

    public static TheoryData<string> Workflows =>
        [.. Directory.EnumerateFiles(RepositoryText.PathOf(Folder)).Select(path => $"{Folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void What_its_commands_name_is_there(string workflow)
    {
        var named = Paths().Matches(string.Join('\n', Steps(workflow).Select(step => (string?)step["run"]))).Select(path => path.Value).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(RepositoryText.Exists(path), path));
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Its_dotnet_is_the_one_of_global_json_and_its_actions_stay_within_a_major_version(string workflow)
    {
        var used = Steps(workflow).Where(step => step["uses"] is not null).ToList();
        Assert.All(used, step => Assert.Matches(@"^actions/[a-z-]+@v\d+$", (string)step["uses"]!));
        Assert.All(used.Where(step => ((string)step["uses"]!).StartsWith("actions/setup-dotnet@", StringComparison.Ordinal)), step =>
        {
            Assert.Equal("global.json", (string?)step["with"]!["global-json-file"]);
            Assert.Null(step["with"]!["dotnet-version"]);
        });
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void It_may_read_the_repository_and_no_more_unless_a_job_says_so(string workflow)
    {
        var yaml = RepositoryText.Yaml(workflow);
        Assert.Equal("""{"contents":"read"}""", yaml["permissions"]!.ToJsonString());
        Assert.NotNull(yaml["concurrency"]);
        Assert.All(Jobs(workflow), job => Assert.True(job["timeout-minutes"] is not null || job["uses"] is not null, job.ToJsonString()));
    }

    [Fact]
    public void Windows_and_macOS_run_every_project_of_tests()
    {
        var commands = string.Join('\n', RepositoryText.Yaml($"{Folder}/ci.yml")["jobs"]!["windows-and-macos"]!["steps"]!.AsArray().Select(step => (string?)step!["run"]));
        var projects = Directory.EnumerateDirectories(RepositoryText.PathOf("tests")).Select(path => Path.GetFileName(path))
            .Where(name => name.StartsWith("KubeNotebooks.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Contains($"dotnet test --project tests/{project} ", commands, StringComparison.Ordinal));
        foreach (Match filter in Filters().Matches(commands))
            Assert.Contains($"class {filter.Groups["name"].Value}", RepositoryText.Of($"tests/KubeNotebooks.EndToEnd/{filter.Groups["name"].Value}.cs"), StringComparison.Ordinal);
    }

    private static IEnumerable<JsonObject> Jobs(string workflow) => RepositoryText.Yaml(workflow)["jobs"]!.AsObject().Select(job => job.Value!.AsObject());

    private static IEnumerable<JsonObject> Steps(string workflow) =>
        Jobs(workflow).SelectMany(job => (job["steps"] as JsonArray ?? []).Select(step => step!.AsObject()));

    [GeneratedRegex(@"(?<![\w/*.])(?:(?:src|tests|notebooks|docs|binder|\.ci|\.github)/[\w./-]*\w|\w[\w.]*\.(?:sln|sh|props|json))(?![\w/])")]
    private static partial Regex Paths();

    [GeneratedRegex(@"--filter-class KubeNotebooks\.EndToEnd\.(?<name>\w+)")]
    private static partial Regex Filters();
}
