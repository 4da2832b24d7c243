using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KubeNotebooks.Tool.Kernels;

/// <summary>What another program says.</summary>
internal static class ProgramOutput
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Runs a program that says something short and ends.</summary>
    /// <param name="program">Its full path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it wrote to standard output, trimmed; null when it cannot be started, fails, says nothing or does not end.</returns>
    public static string? Of(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return process.ExitCode == 0 && output.Result.Trim() is { Length: > 0 } said ? said : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
