using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.ControlPlane.Tests;

namespace KubeNotebooks.Notebook.Tests.Repository;

/// <summary>The repository's own settings and scripts, as tests read them.</summary>
internal static class RepositoryText
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Such as <c>10.0</c>: what global.json asks for.</summary>
    public static string DotnetRelease => string.Join('.', ((string)Json("global.json")["sdk"]!["version"]!).Split('.').Take(2));

    public static string Of(string path) => File.ReadAllText(PathOf(path));

    public static JsonObject Json(string path) => JsonNode.Parse(Of(path), documentOptions: WithComments)!.AsObject();

    public static JsonObject Yaml(string path) => Assert.Single(YamlReader.ReadDocuments(Of(path)).Documents).AsObject();

    public static bool Exists(string path) => Path.Exists(PathOf(path));

    public static string PathOf(string path) => Path.Combine(RepositoryFiles.Root, path);
}
