using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Diff;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>The two folders that <c>kubectl diff</c> compares: what is, and what would be.</summary>
/// <remarks>
/// Source: kubectl pkg/cmd/diff/diff.go, DiffProgram. Simulated: unless <c>KUBECTL_EXTERNAL_DIFF</c> names a program, the folders exist
/// only in the text, and their numbers come from the time.
/// </remarks>
internal sealed partial class DiffFolders(CommandContext context)
{
    private readonly SortedDictionary<string, (string Live, string Merged)> _files = new(StringComparer.Ordinal);
    private readonly string _live = FolderName(context, "LIVE", 2654435761);
    private readonly string _merged = FolderName(context, "MERGED", 2246822519);

    /// <summary>Adds an object.</summary>
    /// <param name="name">The file's name in both folders.</param>
    /// <param name="live">As it is; empty when it is not there.</param>
    /// <param name="merged">As it would be.</param>
    public void Add(string name, string live, string merged) => _files[name] = (live, merged);

    /// <summary>Shows the differences.</summary>
    /// <exception cref="KubectlExitException">There are some.</exception>
    public void Compare()
    {
        if (context.Invocation.Environment.GetValueOrDefault("KUBECTL_EXTERNAL_DIFF") is { Length: > 0 } program)
        {
            RunProgram(program);
            return;
        }
        var now = TimeZoneInfo.ConvertTime(context.Now, context.Client.Clock.LocalTimeZone);
        var differs = false;
        foreach (var (name, (live, merged)) in _files)
        {
            var (left, right) = ($"/tmp/{_live}/{name}", $"/tmp/{_merged}/{name}");
            var text = UnifiedDiff.Compare(new DiffFile(left, live, now), new DiffFile(right, merged, now));
            if (text.Length == 0) continue;
            context.Text($"diff -u -N {left} {right}\n{text}");
            context.Output.Note(new PrintedComparison(name, live, merged));
            differs = true;
        }
        if (differs) throw new KubectlExitException(1);
    }

    private static string FolderName(CommandContext context, string prefix, ulong factor)
    {
        var number = (uint)((ulong)context.Now.UtcTicks * factor >> 16);
        return $"{prefix}-{number.ToString(CultureInfo.InvariantCulture)}";
    }

    private void RunProgram(string program)
    {
        var words = program.Split(' ');
        var (live, merged) = (Path.Combine(Path.GetTempPath(), _live), Path.Combine(Path.GetTempPath(), _merged));
        try
        {
            Write(live, files => files.Live);
            Write(merged, files => files.Merged);
            var start = new ProcessStartInfo(words[0], [live, merged, .. words.Skip(1).Where(word => PlainWord().IsMatch(word))])
            {
                RedirectStandardOutput = true,
                WorkingDirectory = context.Invocation.WorkingDirectory,
            };
            using var running = Process.Start(start)!;
            context.Text(running.StandardOutput.ReadToEnd());
            running.WaitForExit();
            if (running.ExitCode == 1) throw new KubectlExitException(1);
            if (running.ExitCode > 1) throw new KubectlException($"failed to run \"{words[0]}\": exit status {running.ExitCode}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new KubectlException($"failed to run \"{words[0]}\": executable file not found in $PATH");
        }
        finally
        {
            foreach (var folder in (string[])[live, merged])
            {
                if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            }
        }
    }

    private void Write(string folder, Func<(string Live, string Merged), string> version)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, versions) in _files) File.WriteAllText(Path.Combine(folder, name), version(versions));
    }

    [GeneratedRegex("^[a-zA-Z0-9-=]+$")]
    private static partial Regex PlainWord();
}
