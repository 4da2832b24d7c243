using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Benchmarks;

/// <summary>300 replicas on 10 nodes in processes that have just started, compiled ahead of time as an installed tool is.</summary>
/// <remarks>BenchmarkDotNet builds without ReadyToRun, so what a learner waits for after a start is measured here, by hand.</remarks>
internal static class FreshProcess
{
    private const int Runs = 7;

    /// <summary>Publishes this program, starts it a few times and prints what each run took.</summary>
    /// <returns>The exit code: 0 when all went well.</returns>
    public static int MeasurePublished()
    {
        var folder = Directory.CreateTempSubdirectory("fresh-process-").FullName;
        var project = Path.Combine(ProjectFolder(), "KubeNotebooks.Benchmarks.csproj");
        if (Run("dotnet", "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
            "-p:PublishReadyToRun=true", "-v", "quiet", "-o", folder) != 0)
        {
            return 1;
        }
        for (var i = 0; i < Runs; i++)
        {
            if (Run("dotnet", Path.Combine(folder, "KubeNotebooks.Benchmarks.dll"), "once") != 0) return 1;
        }
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    /// <summary>Runs the story once and prints how long it took, and how long after the start of the process it was over.</summary>
    public static int Once()
    {
        var story = Stopwatch.StartNew();
        RolloutScenario.Run(300, new ClusterOptions { Nodes = 10 });
        var sinceStart = DateTime.Now - Process.GetCurrentProcess().StartTime;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"deploy and roll out 300: {story.ElapsedMilliseconds} ms; over {sinceStart.TotalMilliseconds:F0} ms after the start of the process"));
        return 0;
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    private static string ProjectFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (folder.GetFiles("KubeNotebooks.Benchmarks.csproj").Length > 0) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The benchmark's project is not above its program.");
    }
}
