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
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The pictures beside the description: what launchers and lists show.</summary>
    internal static IReadOnlyList<string> Logos { get; } = ["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"];

    /// <summary>Variables by which a program of .NET finds its runtime: a front end started from a desktop lacks them.</summary>
    private static readonly string[] RuntimePlaces = ["DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64"];

    /// <summary>Writes the description.</summary>
    /// <param name="kernels">A folder in which Jupyter looks for kernels.</param>
    /// <returns>The folder that was written.</returns>
    public static string Install(string kernels)
    {
        var folder = Path.Combine(kernels, Name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "kernel.json"), Json().ToJsonString(Readable) + "\n");
        foreach (var logo in Logos)
        {
            using var picture = typeof(KernelSpec).Assembly.GetManifestResourceStream(logo)!;
            using var file = File.Create(Path.Combine(folder, logo));
            picture.CopyTo(file);
        }
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

    /// <summary>The description's content.</summary>
    /// <remarks>
    /// The connection file is a word of its own, for VS Code quotes a path with spaces when it stands in one word with its option.
    /// "C#" is the name from which VS Code and JupyterLab know how to colour cells.
    /// Source: jupyter_client docs, Kernel specs; vscode-jupyter kernelProcess.node.ts, updateConnectionArgs; utils.ts,
    /// translateKernelLanguageToMonaco.
    /// </remarks>
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
        var environment = new JsonObject();
        foreach (var name in RuntimePlaces)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } place) environment[name] = place;
        }
        if (environment.Count > 0) json["env"] = environment;
        return json;
    }

    /// <summary>
    /// Whether the description names a folder that belongs to this version. Not so where <c>dotnet tool install</c> made a command,
    /// which stays where it is when the tool is updated; but so for a tool of a manifest, which dotnet itself runs.
    /// </summary>
    public static bool NamesAVersion => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";

    /// <summary>What starts this program, with full paths: the program itself, or dotnet and its main file.</summary>
    private static string[] Command() => NamesAVersion
        ? [Environment.ProcessPath!, Path.Combine(AppContext.BaseDirectory, "kube-notebooks.dll")]
        : [Environment.ProcessPath!];
}
