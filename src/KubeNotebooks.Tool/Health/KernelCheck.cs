using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter;
using KubeNotebooks.Tool.Kernels;

namespace KubeNotebooks.Tool.Health;

/// <summary>Looks whether front ends find the kernel, and whether it starts and answers.</summary>
internal static class KernelCheck
{
    private const string Reinstall = "kube-notebooks install";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>What was found.</summary>
    public static IEnumerable<Finding> Run()
    {
        var files = JupyterPaths.KernelFolders().Select(folder => Path.Combine(folder, KernelSpec.Name, "kernel.json")).Where(File.Exists).ToArray();
        if (files.Length == 0)
            return [new Finding(FindingState.Missing, "Kernel", "Jupyter and VS Code do not know it yet", Reinstall)];
        return files.SelectMany(Of);
    }

    private static IEnumerable<Finding> Of(string file)
    {
        string[] command;
        Dictionary<string, string> environment;
        try
        {
            var spec = JsonNode.Parse(File.ReadAllText(file))!;
            command = [.. spec["argv"]!.AsArray().Select(word => (string)word!)];
            environment = spec["env"]?.AsObject().ToDictionary(pair => pair.Key, pair => (string)pair.Value!) ?? [];
        }
        catch (Exception wrong) when (wrong is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or NullReferenceException)
        {
            return [new Finding(FindingState.Missing, "Kernel", $"{file} cannot be read: {wrong.Message}", Reinstall)];
        }
        var program = command.Take(2).FirstOrDefault(word => Path.IsPathRooted(word) && !File.Exists(word));
        if (command.Length == 0 || program is not null)
            return [new Finding(FindingState.Missing, "Kernel", $"{file} starts {program ?? "nothing"}, which is not there any more", Reinstall)];

        var (implementation, took, problem) = KernelProbe.Ask(command, environment, Limit);
        return
        [
            problem is null
                ? new Finding(FindingState.Good, "Kernel", string.Create(CultureInfo.InvariantCulture,
                    $"{file}: started, and answered as {implementation} after {took.TotalSeconds:0.0} s"))
                : new Finding(FindingState.Missing, "Kernel", $"{file}: started, but {problem}", Reinstall),
        ];
    }
}
