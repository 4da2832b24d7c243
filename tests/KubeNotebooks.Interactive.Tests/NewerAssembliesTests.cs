using System.Reflection;

namespace KubeNotebooks.Interactive.Tests;

public sealed class NewerAssembliesTests : IDisposable
{
    private readonly DirectoryInfo _packages = Directory.CreateTempSubdirectory("packages");

    /// <summary>A file that was loaded cannot be deleted everywhere.</summary>
    public void Dispose()
    {
        try
        {
            _packages.Delete(recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            TestContext.Current.AddWarning($"{_packages.FullName} stays.");
        }
    }

    [Fact]
    public void What_the_host_has_too_old_is_found_beside_our_package_in_a_context_of_its_own()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "FSharp.Core.dll");
        var version = AssemblyName.GetAssemblyName(file).Version;
        var folder = _packages.CreateSubdirectory(Path.Combine("fsharp.core", "10.1.1", "lib", "netstandard2.1"));
        File.Copy(file, Path.Combine(folder.FullName, "FSharp.Core.dll"));
        var newer = new NewerAssemblies(_packages.FullName);

        var found = newer.Find(new AssemblyName($"FSharp.Core, Version={version}"))!;
        Assert.Equal(version, found.GetName().Version);
        Assert.NotSame(typeof(Microsoft.FSharp.Core.Unit).Assembly, found);
        Assert.Same(found, newer.Find(new AssemblyName("FSharp.Core, Version=4.0.0.0")));

        Assert.Null(newer.Find(new AssemblyName("FSharp.Core, Version=99.0.0.0")));
        Assert.Null(newer.Find(new AssemblyName("KubernetesClient, Version=1.0.0.0")));
        Assert.Null(new NewerAssemblies(Path.Combine(_packages.FullName, "none")).Find(new AssemblyName("FSharp.Core, Version=1.0.0.0")));
    }
}
