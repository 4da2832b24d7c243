using System.IO.MemoryMappedFiles;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace KubeNotebooks.CSharp;

/// <summary>What C# cells can use without saying so: every assembly of the program, and the usual namespaces.</summary>
internal static class ScriptReferences
{
    /// <summary>The namespaces that are open in every cell.</summary>
    public static readonly string[] Usings =
    [
        "System",
        "System.Collections.Generic",
        "System.IO",
        "System.Linq",
        "System.Text",
        "System.Threading",
        "System.Threading.Tasks",
        "k8s",
        "k8s.Models",
        "KubeNotebooks.ControlPlane",
        "KubeNotebooks.ControlPlane.Api",
        "KubeNotebooks.ControlPlane.Diagnosis",
        "KubeNotebooks.ControlPlane.Maps",
        "KubeNotebooks.ControlPlane.Rollouts",
        "KubeNotebooks.ControlPlane.Trees",
        "KubeNotebooks.Display",
        "KubeNotebooks.Notebook",
        "Microsoft.DotNet.Interactive.Formatting",
    ];

    private static readonly Lazy<MetadataReference[]> Assemblies = new(Load);

    /// <summary>The program's assemblies.</summary>
    public static MetadataReference[] All => Assemblies.Value;

    private static MetadataReference[] Load()
    {
        var paths = (AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") as string ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return [.. paths.Where(IsUseful).Select(Map).OfType<MetadataReference>()];
    }

    /// <summary>Refers to an assembly in place: reading some two hundred files would take longer than compiling the cell.</summary>
    /// <returns>Null when the file is no .NET assembly.</returns>
    /// <remarks>The file stays mapped for as long as the process lives, as the references do.</remarks>
    private static unsafe PortableExecutableReference? Map(string path)
    {
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        var view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        var reader = new PEReader(start, checked((int)new FileInfo(path).Length));
        if (!reader.HasMetadata) return null;
        var metadata = reader.GetMetadata();
        var module = ModuleMetadata.CreateFromMetadata((nint)metadata.Pointer, metadata.Length);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }

    /// <summary>Leaves out what no cell will ever name, so that the first cell has less to read.</summary>
    private static bool IsUseful(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.VisualBasic", StringComparison.Ordinal)
            && !name.StartsWith("xunit", StringComparison.Ordinal)
            && name is not ("mscorlib" or "WindowsBase" or "System" or "System.Core" or "System.Data");
    }
}
