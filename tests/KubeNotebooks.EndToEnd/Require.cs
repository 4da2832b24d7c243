using System.Diagnostics;

namespace KubeNotebooks.EndToEnd;

/// <summary>What a test needs of the machine: without it the test is skipped, saying how to get it, but in CI it fails.</summary>
internal static class Require
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The full path of a program.</summary>
    /// <param name="howToGet">Shown when it is not there.</param>
    /// <param name="names">Its possible names.</param>
    public static string Program(string howToGet, params string[] names)
    {
        var found = names.SelectMany(name => Folders().Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        That(found is not null, $"{names[0]} is not installed. To get it: {howToGet}");
        return found!;
    }

    /// <summary>Jupyter's program that executes notebooks.</summary>
    public static string Nbconvert() => Program("apt install jupyter-nbconvert, or: pip install nbconvert", "jupyter-nbconvert");

    /// <summary>A browser of Chromium's kind.</summary>
    public static string Chromium() => Program("apt install chromium", "chromium", "chromium-browser", "google-chrome");

    /// <summary>A Python that has Jupyter's client library.</summary>
    public static string PythonWithJupyterClient()
    {
        var found = Folders().Select(folder => Path.Combine(folder, "python3")).Where(File.Exists).FirstOrDefault(HasClient);
        That(found is not null, "No Python with jupyter_client is installed. To get it: apt install jupyter-client, or: pip install jupyter_client");
        return found!;
    }

    private static bool HasClient(string python)
    {
        using var process = Process.Start(new ProcessStartInfo(python, ["-c", "import jupyter_client"]) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        return process.WaitForExit(Limit) && process.ExitCode == 0;
    }

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A condition of another kind.</summary>
    /// <param name="there">Whether it holds.</param>
    /// <param name="reason">Shown when it does not.</param>
    public static void That(bool there, string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.True(there, reason);
        Assert.SkipUnless(there, reason);
    }
}
