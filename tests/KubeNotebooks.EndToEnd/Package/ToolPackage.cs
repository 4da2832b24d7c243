using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace KubeNotebooks.EndToEnd.Package;

/// <summary>The tool's package, packed once for all tests, and a command installed from it: in folders of their own, from this feed alone.</summary>
public sealed class ToolPackage : IDisposable
{
    /// <summary>A later version with the same content, to update to.</summary>
    public const string Later = "99.0.0";

    private readonly Sandbox _sandbox = new();

    public ToolPackage()
    {
        var start = _sandbox.StartInfo("dotnet",
            "pack", Path.Combine(Sandbox.Repository, "src", "KubeNotebooks.Tool"), "--configuration", "Release", "--output", Feed,
            "--artifacts-path", _sandbox.PathOf("build"), "--verbosity", "quiet", "-p:RunAnalyzers=false");
        start.Environment["HOME"] = Environment.GetEnvironmentVariable("HOME"); // where the packages that the build needs are
        start.RedirectStandardError = false;
        start.Environment["ToolPackageRuntimeIdentifiers"] = $"{RuntimeInformation.RuntimeIdentifier};any"; // a property of the build
        using var packing = Process.Start(start)!;
        var said = packing.StandardOutput.ReadToEnd();
        packing.WaitForExit();
        Assert.True(packing.ExitCode == 0, said);
        Assert.Equal(3, Directory.GetFiles(Feed).Length);

        _sandbox.Write("nuget.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{_sandbox.PathOf("cache")}" /></config>
              <packageSources><clear /><add key="packed" value="{Feed}" /></packageSources>
            </configuration>
            """);
        Install(ToolPath);
    }

    /// <summary>The folder with the packages.</summary>
    internal string Feed => _sandbox.PathOf("feed");

    /// <summary>Where the command was installed; its name has a space.</summary>
    internal string ToolPath => _sandbox.PathOf("my tools");

    /// <summary>The command.</summary>
    internal string Tool => CommandIn(ToolPath);

    /// <summary>The package for this system.</summary>
    internal string SystemPackage => Directory.GetFiles(Feed, $"KubeNotebooks.{RuntimeInformation.RuntimeIdentifier}.*.nupkg").Single(file => !file.Contains(Later, StringComparison.Ordinal));

    public void Dispose() => _sandbox.Dispose();

    /// <summary>The command in a folder of tools.</summary>
    internal static string CommandIn(string folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? "kube-notebooks.exe" : "kube-notebooks");

    /// <summary>Installs the command.</summary>
    internal void Install(string folder, string command = "install", params string[] more) => DotNet(
        ["tool", command, "KubeNotebooks", "--tool-path", folder, "--configfile", _sandbox.PathOf("nuget.config"), .. more]);

    /// <summary>Runs dotnet with the private cache and feed.</summary>
    internal string DotNet(params string[] arguments) => _sandbox.Succeed("dotnet", arguments);

    /// <summary>Adds a later version to the feed.</summary>
    internal void AddLaterVersion()
    {
        foreach (var package in Directory.GetFiles(Feed).Where(file => !file.Contains(Later, StringComparison.Ordinal)))
        {
            var version = Path.GetFileNameWithoutExtension(package).Split('.', StringSplitOptions.None)[^3..];
            var later = package.Replace(string.Join('.', version), Later, StringComparison.Ordinal);
            File.Copy(package, later, overwrite: true);
            using var zip = ZipFile.Open(later, ZipArchiveMode.Update);
            var entry = zip.Entries.Single(one => one.FullName.EndsWith(".nuspec", StringComparison.Ordinal));
            string nuspec;
            using (var reader = new StreamReader(entry.Open())) nuspec = reader.ReadToEnd();
            var (name, changed) = (entry.FullName, nuspec.Replace($"<version>{string.Join('.', version)}", $"<version>{Later}", StringComparison.Ordinal));
            Assert.NotEqual(nuspec, changed);
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(changed);
        }
    }
}

/// <summary>The tests that share the package.</summary>
[CollectionDefinition(Name)]
public sealed class PackageTestsCollection : ICollectionFixture<ToolPackage>
{
    public const string Name = "package";
}
