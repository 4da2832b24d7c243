using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.Tool.Kernels;

/// <summary>The description by which Jupyter knows the kernel and starts it.</summary>
internal static class KernelSpec
{
    /// <summary>The name that notebooks remember.</summary>
    public const string Name = "kubenotebooks";

    /// <summary>The name that people choose from a list.</summary>
    public const string DisplayName = "KubeNotebooks (C#)";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the description.</summary>
    /// <param name="kernels">A folder in which Jupyter looks for kernels.</param>
    /// <returns>The folder that was written.</returns>
    public static string Install(string kernels)
    {
        var folder = Path.Combine(kernels, Name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), Json().ToJsonString(Readable).ReplaceLineEndings("\n") + "\n");
        return folder;
    }

    /// <summary>Removes the description.</summary>
    /// <param name="kernels">A folder in which Jupyter looks for kernels.</param>
    /// <returns>The folder that was removed, or null when there was none.</returns>
    public static string? Uninstall(string kernels)
    {
        var folder = Path.Combine(kernels, Name);
        if (!File.Exists(Path.Combine(folder, "kernel.json"))) return null;
        Directory.Delete(folder, recursive: true);
        return folder;
    }

    private static JsonObject Json()
    {
        string[] words = [.. Command(), "kernel", "--connection-file", "{connection_file}"];
        var json = new JsonObject
        {
            ["argv"] = new JsonArray([.. words.Select(word => (JsonNode)JsonValue.Create(word))]),
            ["display_name"] = DisplayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false },
        };
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
            json["env"] = new JsonObject { ["DOTNET_ROOT"] = root };
        return json;
    }

    /// <summary>What starts this program, with full paths: the program itself, or dotnet and its main file.</summary>
    private static string[] Command()
    {
        var process = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(process) == "dotnet"
            ? [process, Path.Combine(AppContext.BaseDirectory, "kube-notebooks.dll")]
            : [process];
    }
}
