using System.Diagnostics;

namespace KubeNotebooks.EndToEnd;

/// <summary>A folder of its own with a home and Jupyter's folders in it, so that nothing of the user's is read or changed.</summary>
internal sealed class Sandbox : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kube-notebooks-");

    public string Folder => _folder.FullName;

    public static string Tool => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "kube-notebooks.exe" : "kube-notebooks");

    /// <summary>The repository.</summary>
    public static string Repository { get; } = FindRepository();

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>Runs a program in the folder and waits for its end.</summary>
    public (int ExitCode, string Output, string Error) Run(string program, params string[] arguments) => Run(StartInfo(program, arguments));

    /// <summary>The same, and the program must succeed.</summary>
    public string Succeed(string program, params string[] arguments) => Succeed(StartInfo(program, arguments));

    /// <summary>The same for one that is started in a way of its own.</summary>
    public string Succeed(ProcessStartInfo start)
    {
        var (exitCode, output, error) = Run(start);
        Assert.True(exitCode == 0, $"{CommandLine(start)} ended with {exitCode}:\n{output}{error}");
        return output;
    }

    private static (int ExitCode, string Output, string Error) Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{CommandLine(start)} did not end: {error.Result}");
        }
        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>How a program is started in the folder.</summary>
    public ProcessStartInfo StartInfo(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["HOME"] = Folder,
            ["JUPYTER_DATA_DIR"] = PathOf("jupyter-data"),
            ["JUPYTER_CONFIG_DIR"] = PathOf("jupyter-config"),
            ["JUPYTER_RUNTIME_DIR"] = PathOf("jupyter-runtime"),
            ["KUBENOTEBOOKS_DATA"] = PathOf("data"),
            ["IPYTHONDIR"] = PathOf("ipython"),
            ["NO_COLOR"] = "1",
        }) start.Environment[name] = value;
        return start;
    }

    public void Dispose() => DeleteWhenFree(_folder);

    /// <summary>Deletes a folder in which programs that were just ended may still write for a moment.</summary>
    public static void DeleteWhenFree(DirectoryInfo folder)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (IOException) when (tries < 20)
            {
                Thread.Sleep(100);
            }
        }
    }

    private static string CommandLine(ProcessStartInfo start) => $"{start.FileName} {string.Join(' ', start.ArgumentList)}";

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "KubeNotebooks.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
