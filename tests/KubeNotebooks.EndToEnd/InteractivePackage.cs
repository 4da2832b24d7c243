using System.IO.Compression;
using System.Xml.Linq;

namespace KubeNotebooks.EndToEnd;

/// <summary>The package for .NET Interactive, packed once for all tests.</summary>
public sealed class InteractivePackage : IDisposable
{
    private readonly Sandbox _sandbox = new();
    private readonly ZipArchive _archive;

    public InteractivePackage()
    {
        var project = Path.Combine(Sandbox.Repository, "src", "KubeNotebooks.Interactive");
        var start = _sandbox.StartInfo("dotnet", "pack", project, "--configuration", "Debug", "--no-restore", "--output", _sandbox.Folder, "--verbosity", "quiet");
        start.Environment.Remove("HOME"); // the packages that were restored are in the user's
        _sandbox.Succeed(start);
        var file = Assert.Single(Directory.GetFiles(_sandbox.Folder, "*.nupkg"));
        Assert.StartsWith("KubeNotebooks.Interactive.", Path.GetFileName(file), StringComparison.Ordinal);
        _archive = ZipFile.OpenRead(file);
    }

    /// <summary>The names of the files in it, but for those that every package has.</summary>
    public IEnumerable<string> Files => _archive.Entries.Select(entry => entry.FullName)
        .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal)
            && !name.StartsWith("[Content", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    /// <summary>The packages that the host fetches with it, as name and version.</summary>
    public Dictionary<string, string> Dependencies
    {
        get
        {
            using var stream = new MemoryStream(Read("KubeNotebooks.Interactive.nuspec"));
            return XDocument.Load(stream).Descendants().Where(element => element.Name.LocalName == "dependency")
                .ToDictionary(one => one.Attribute("id")!.Value, one => one.Attribute("version")!.Value, StringComparer.Ordinal);
        }
    }

    /// <summary>A file of it.</summary>
    public byte[] Read(string name)
    {
        using var stream = _archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose()
    {
        _archive.Dispose();
        _sandbox.Dispose();
    }
}
