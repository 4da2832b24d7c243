using System.Diagnostics;

namespace KubeNotebooks.EndToEnd.Image;

/// <summary>The image of <c>binder/Dockerfile</c>, built once for its tests, on a base that Debian's tools lay: no container engine is needed.</summary>
public sealed class BuiltImage : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(25);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kube-notebooks-image-");

    private static string Scripts => Path.Combine(Sandbox.Repository, "tests", "KubeNotebooks.EndToEnd", "Image");

    private string Shared => Path.Combine(_folder.FullName, "shared");

    /// <summary>Builds the image if that has not been done; the test is skipped where it cannot be.</summary>
    internal void Build()
    {
        if (Directory.Exists(Shared)) return;
        Require.That(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "The image is built by root on Linux. To try it: run the tests as root in Debian or Ubuntu.");
        foreach (var program in new[] { "debootstrap", "buildah" }) Require.Program($"apt install {program}", program);
        Run(Path.Combine(Scripts, "build_image.sh"), _folder.FullName);
        Directory.CreateDirectory(Shared);
        File.Copy(Path.Combine(Sandbox.Repository, "bench", "memory.py"), Path.Combine(Shared, "memory.py"));
        File.Copy(Path.Combine(Scripts, "use_image.sh"), Path.Combine(Shared, "use_image.sh"));
    }

    /// <summary>How a command is run in the image, as its user.</summary>
    internal ProcessStartInfo StartInfo(params string[] command) => new(Path.Combine(Scripts, "run_image.sh"), [_folder.FullName, .. command])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Runs a command in the image; it must succeed.</summary>
    internal string Succeed(params string[] command) => Run(StartInfo(command));

    public void Dispose() => Sandbox.DeleteWhenFree(_folder);

    private static void Run(string script, string argument) =>
        Run(new ProcessStartInfo(script, [argument]) { RedirectStandardOutput = true, RedirectStandardError = true });

    private static string Run(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit)) process.Kill(entireProcessTree: true);
        Assert.True(process.ExitCode == 0, $"{start.FileName} ended with {process.ExitCode}:\n{output.Result}{error.Result}");
        return output.Result;
    }
}
