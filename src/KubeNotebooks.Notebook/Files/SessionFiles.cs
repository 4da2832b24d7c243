using System.Text;

namespace KubeNotebooks.Notebook.Files;

/// <summary>The files that cells write and read, with the virtual time at which they were written.</summary>
/// <param name="folder">Where relative names start.</param>
/// <remarks>
/// Simulated: a file that a cell wrote carries virtual time, so that what is printed of it repeats exactly. One that
/// somebody else changed afterwards, or that was there before, has the time that the disk says.
/// </remarks>
internal sealed class SessionFiles(string folder)
{
    private readonly Dictionary<string, (DateTime OnDisk, DateTimeOffset Virtual)> _written = new(StringComparer.Ordinal);

    /// <summary>Where relative names start.</summary>
    public string Folder { get; } = System.IO.Path.GetFullPath(folder);

    /// <summary>The full path of a file.</summary>
    public string FullPath(string name) => System.IO.Path.GetFullPath(name, Folder);

    /// <summary>Writes a file, and the folders that it needs.</summary>
    /// <param name="name">Relative to the folder, or absolute.</param>
    /// <param name="text">All that it holds from now on.</param>
    /// <param name="now">The virtual time.</param>
    public void Write(string name, string text, DateTimeOffset now)
    {
        var path = FullPath(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.SetLastWriteTimeUtc(path, now.UtcDateTime);
        _written[path] = (File.GetLastWriteTimeUtc(path), now);
    }

    /// <summary>When a file was last changed: virtual time for those that cells wrote.</summary>
    public DateTimeOffset LastChanged(string name)
    {
        var path = FullPath(name);
        var onDisk = File.GetLastWriteTimeUtc(path);
        return _written.TryGetValue(path, out var written) && written.OnDisk == onDisk ? written.Virtual : onDisk;
    }
}
