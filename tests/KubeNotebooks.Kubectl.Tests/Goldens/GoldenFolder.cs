using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Tests;

namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>A folder of goldens: the one beside the tests, or the one that an environment variable names.</summary>
internal sealed class GoldenFolder
{
    private const string Variable = "KUBENOTEBOOKS_GOLDENS";
    private const string NotPassingFile = "not-passing.txt";
    private readonly string _path;

    private GoldenFolder(string path) => _path = path;

    public string Manifests => Path.Combine(_path, "manifests");

    public static GoldenFolder Find() =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } other ? other : RepositoryFiles.Golden(""));

    public IReadOnlyList<Golden> Read()
    {
        var index = (JsonObject)JsonNode.Parse(Text("index.json"))!;
        return [.. index.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Read(entry.Key, (JsonObject)entry.Value!))];
    }

    /// <summary>The names of those that do not pass yet: the first word of each line that is no comment.</summary>
    public IReadOnlySet<string> NotPassing() => File.Exists(Path.Combine(_path, NotPassingFile))
        ? Text(NotPassingFile).Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ')[0]).ToHashSet()
        : [];

    private Golden Read(string name, JsonObject entry)
    {
        var state = (string?)entry["before"] ?? $"{name}.json";
        return new Golden(name, entry, (JsonObject)JsonNode.Parse(Text(state))!, GoldenText.Parse(Text($"{name}.txt")));
    }

    private string Text(string file) => File.ReadAllText(Path.Combine(_path, file));
}
