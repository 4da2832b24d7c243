namespace KubeNotebooks.ControlPlane.Tests;

/// <summary>Finds the files that tests read.</summary>
internal static class RepositoryFiles
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path under <c>tests/goldens</c>.</summary>
    public static string Golden(string name) => Path.Combine(Root, "tests", "goldens", name);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KubeNotebooks.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return folder;
    }
}
