using System.Runtime.CompilerServices;
using KubeNotebooks.Lessons.Progress;

namespace KubeNotebooks.Notebook.Tests;

/// <summary>Keeps the tests away from the progress of whoever runs them.</summary>
internal static class ProgressOfTests
{
    [ModuleInitializer]
    internal static void KeepApart() =>
        Environment.SetEnvironmentVariable(DataFolder.Variable, Directory.CreateTempSubdirectory("kube-notebooks-tests-").FullName);
}
