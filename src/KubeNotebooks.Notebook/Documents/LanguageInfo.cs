using System.Text.Json.Nodes;

namespace KubeNotebooks.Notebook.Documents;

/// <summary>What a kernel tells of its language, and notebook files repeat.</summary>
public static class LanguageInfo
{
    /// <summary>The description.</summary>
    public static JsonObject Json() => new()
    {
        ["name"] = "C#",
        ["version"] = "14.0",
        ["mimetype"] = "text/x-csharp",
        ["file_extension"] = ".cs",
        ["pygments_lexer"] = "csharp",
        ["codemirror_mode"] = "text/x-csharp",
    };
}
