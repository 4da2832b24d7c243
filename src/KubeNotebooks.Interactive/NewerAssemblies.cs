using System.Reflection;
using System.Runtime.Loader;

namespace KubeNotebooks.Interactive;

/// <summary>Finds assemblies of which the host has an older version than one of our dependencies asks for.</summary>
/// <remarks>
/// The runtime loads an assembly once beside the host's own, and then the host's version wins, if it is new enough. Plotly.NET asks for an
/// FSharp.Core that is newer than the host's. It is taken from the packages that were restored, into a context of its own.
/// </remarks>
internal sealed class NewerAssemblies
{
    private static readonly string[] Names = ["FSharp.Core"];

    private readonly AssemblyLoadContext _context = new("KubeNotebooks");
    private readonly string _packages;

    /// <summary>Looks in a folder of packages, each in <c>name/version/lib/framework</c>.</summary>
    /// <param name="packages">The folder.</param>
    public NewerAssemblies(string packages) => _packages = packages;

    /// <summary>Answers from now on when the runtime has found none, with what was restored beside our own package.</summary>
    public static void Install()
    {
        // The assembly is <packages>/<name>/<version>/lib/<framework>/<file> where a package was restored.
        var own = typeof(NewerAssemblies).Assembly.Location;
        if (own.Length == 0) return;
        var newer = new NewerAssemblies(Path.GetFullPath(Path.Combine(own, "..", "..", "..", "..", "..")));
        AssemblyLoadContext.Default.Resolving += (_, name) => newer.Find(name);
    }

    /// <summary>The oldest version in the folder that is new enough.</summary>
    /// <param name="name">What is asked for.</param>
    /// <returns>Null when there is none, or when it is not for us to answer.</returns>
    public Assembly? Find(AssemblyName name)
    {
        if (!Names.Contains(name.Name, StringComparer.Ordinal)) return null;
        var folder = new DirectoryInfo(Path.Combine(_packages, name.Name!.ToLowerInvariant()));
        if (!folder.Exists) return null;
        var found = folder.EnumerateFiles($"{name.Name}.dll", SearchOption.AllDirectories)
            .Where(file => file.Directory!.Name.StartsWith("netstandard", StringComparison.Ordinal))
            .Select(file => (file.FullName, AssemblyName.GetAssemblyName(file.FullName).Version))
            .Where(file => file.Version >= name.Version)
            .OrderBy(file => file.Version).ThenByDescending(file => file.FullName, StringComparer.Ordinal)
            .FirstOrDefault();
        return found.FullName is { } path ? _context.LoadFromAssemblyPath(path) : null;
    }
}
