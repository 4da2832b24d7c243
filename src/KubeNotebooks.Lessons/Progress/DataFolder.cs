namespace KubeNotebooks.Lessons.Progress;

/// <summary>Where a user's own data lies.</summary>
public static class DataFolder
{
    /// <summary>The environment variable that names another folder.</summary>
    public const string Variable = "KUBENOTEBOOKS_DATA";

    private const string Name = "kube-notebooks";

    /// <summary>The folder of this user.</summary>
    /// <remarks>A home that does not exist yet counts: a path that lost it would lie wherever the program was started. Source: XDG Base Directory Specification; on macOS and Windows what the system says.</remarks>
    public static string OfUser()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } chosen) return Path.GetFullPath(chosen);
        if (!OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS() && Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } data && Path.IsPathRooted(data))
            return Path.Combine(data, Name);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        if (OperatingSystem.IsMacOS()) return Path.Combine(home, "Library", "Application Support", Name);
        return OperatingSystem.IsWindows()
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), Name)
            : Path.Combine(home, ".local", "share", Name);
    }
}
