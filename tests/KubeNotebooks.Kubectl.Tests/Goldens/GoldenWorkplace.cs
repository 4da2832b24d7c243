namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>A copy of the manifests in which commands run, with an empty folder <c>emptyd</c>.</summary>
internal sealed class GoldenWorkplace : IDisposable
{
    public GoldenWorkplace(string manifests)
    {
        Folder = Directory.CreateTempSubdirectory("goldens-").FullName;
        foreach (var file in Directory.EnumerateFiles(manifests, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(manifests, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.CreateDirectory(Path.Combine(Folder, "emptyd"));
    }

    public string Folder { get; }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
