using System.Diagnostics;
using System.Text;

namespace KubeNotebooks.EndToEnd;

/// <summary>The same bytes whatever language, time zone, temporary folder and folder names a machine has.</summary>
public sealed class PortabilityTests : IDisposable
{
    private const string Lesson = "05-rollout-and-rollback.ipynb";

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory] // LC_ALL, TZ
    [InlineData("tr_TR.UTF-8", "Asia/Kolkata")]
    [InlineData("de_DE.ISO-8859-1", "America/St_Johns")]
    [InlineData("C", "Pacific/Kiritimati")]
    public async Task A_lesson_comes_out_the_same_in_any_country(string language, string zone)
    {
        var committed = File.ReadAllText(Path.Combine(Sandbox.Repository, "notebooks", "ja", Lesson));
        var folder = Directory.CreateDirectory(_sandbox.PathOf("ein Ordner 日本語")).FullName;
        var notebook = _sandbox.Write(Path.Combine(folder, "授業 5.ipynb"), committed);
        var start = _sandbox.StartInfo(Sandbox.Tool, "run", notebook, "--in-place");
        start.StandardOutputEncoding = Encoding.UTF8;
        foreach (var (name, value) in new[] { ("LC_ALL", language), ("LANG", language), ("TZ", zone), ("TMPDIR", folder), ("TMP", folder) })
            start.Environment[name] = value;

        var token = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(token);
        var output = await process.StandardOutput.ReadToEndAsync(token);
        await process.WaitForExitAsync(token);

        Assert.True(process.ExitCode == 0, await error);
        Assert.Equal(committed, File.ReadAllText(notebook));
        Assert.Contains("│ #!kube", output, StringComparison.Ordinal);
        Assert.Contains("授業 5.ipynb", output, StringComparison.Ordinal);
    }
}
