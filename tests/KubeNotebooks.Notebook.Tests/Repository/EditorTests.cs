using System.Text.Json.Nodes;

namespace KubeNotebooks.Notebook.Tests.Repository;

/// <summary>Holds what Visual Studio Code and Codespaces read to what is in the repository.</summary>
public sealed class EditorTests
{
    private const string Container = ".devcontainer/devcontainer.json";

    [Fact]
    public void The_editor_proposes_what_a_lesson_needs_and_a_codespace_brings_it()
    {
        var extensions = RepositoryText.Json(".vscode/extensions.json");
        var proposed = Words(extensions["recommendations"]);
        Assert.Contains("ms-toolsai.jupyter", proposed);
        Assert.Empty(proposed.Intersect(Words(extensions["unwantedRecommendations"])));
        Assert.Equal(proposed, Words(RepositoryText.Json(Container)["customizations"]!["vscode"]!["extensions"]));
    }

    [Fact]
    public void A_codespace_has_the_dotnet_of_global_json_and_opens_a_lesson_that_is_there()
    {
        var container = RepositoryText.Json(Container);
        Assert.EndsWith($"/dotnet:{RepositoryText.DotnetRelease}", (string?)container["image"], StringComparison.Ordinal);
        var opened = Words(container["customizations"]!["codespaces"]!["openFiles"]);
        Assert.NotEmpty(opened);
        Assert.All(opened, file => Assert.True(RepositoryText.Exists(file), file));
    }

    [Fact]
    public void Its_commands_name_projects_that_are_there()
    {
        var container = RepositoryText.Json(Container);
        var tasks = RepositoryText.Json(".vscode/tasks.json")["tasks"]!.AsArray();
        var words = ((string)container["updateContentCommand"]!).Split(' ')
            .Concat(((string)container["postCreateCommand"]!).Split(' '))
            .Concat(tasks.SelectMany(task => Words(task!["args"])))
            .Append((string)RepositoryText.Json(".vscode/settings.json")["dotnet.defaultSolution"]!)
            .Where(word => word.Contains('/') || word.EndsWith(".sln", StringComparison.Ordinal)).ToList();
        Assert.Contains("src/KubeNotebooks.Tool", words);
        Assert.All(words, path => Assert.True(RepositoryText.Exists(path), path));
    }

    [Fact]
    public void The_page_names_the_settings_extensions_and_tasks_that_there_are()
    {
        var page = RepositoryText.Of("docs/vscode.md");
        var settings = RepositoryText.Json(".vscode/settings.json");
        Assert.Contains("`ms-toolsai.jupyter`", page, StringComparison.Ordinal);
        Assert.Contains($"`{Assert.Single(Words(RepositoryText.Json(".vscode/extensions.json")["unwantedRecommendations"]))}`", page, StringComparison.Ordinal);
        Assert.Contains("\"dotnet.server.documentSelector\": [{ \"language\": \"csharp\", \"scheme\": \"file\" }]", page, StringComparison.Ordinal);
        Assert.Equal("""[{"language":"csharp","scheme":"file"}]""", settings["dotnet.server.documentSelector"]!.ToJsonString());
        Assert.Contains(RepositoryText.Json(".vscode/tasks.json")["tasks"]!.AsArray(), task => page.Contains($"> {task!["label"]}*", StringComparison.Ordinal));
        Assert.Contains($"*{Tool.Kernels.KernelSpec.DisplayName}*", page, StringComparison.Ordinal);
    }

    private static List<string> Words(JsonNode? list) => [.. list!.AsArray().Select(word => (string)word!)];
}
