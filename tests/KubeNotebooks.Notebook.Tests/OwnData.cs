using System.Runtime.CompilerServices;
using KubeNotebooks.Lessons.Progress;

namespace KubeNotebooks.Notebook.Tests;

/// <summary>No test sees or changes what the one who runs it has learnt.</summary>
internal static class OwnData
{
    [ModuleInitializer]
    internal static void Use()
    {
        var folder = Directory.CreateTempSubdirectory("kube-notebooks-data-");
        Environment.SetEnvironmentVariable(DataFolder.Variable, folder.FullName);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
    }
}
