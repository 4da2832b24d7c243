using System.Runtime.InteropServices;

namespace KubeNotebooks.Tool.Lessons;

/// <summary>In which language the lessons are opened.</summary>
internal static class LessonLanguage
{
    private const int LongestName = 85;

    /// <summary>The languages that there are.</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "ja"];

    /// <summary>The user's language, if there are lessons in it; otherwise English.</summary>
    /// <remarks>Source: POSIX, environment variables: <c>LC_ALL</c> before <c>LC_MESSAGES</c> before <c>LANG</c>. Windows has a setting of its own.</remarks>
    public static string OfUser()
    {
        var name = new[] { "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        if (name is null && OperatingSystem.IsWindows()) name = OfWindows();
        return All.FirstOrDefault(language => name?.StartsWith(language, StringComparison.OrdinalIgnoreCase) ?? false, "en");
    }

    private static string OfWindows()
    {
        var name = new char[LongestName];
        var length = GetUserDefaultLocaleName(name, name.Length);
        return length > 0 ? new string(name, 0, length - 1) : "";
    }

    [DllImport("kernel32.dll", CharSet = CharSet.Unicode, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetUserDefaultLocaleName([Out] char[] name, int length);
}
