using Spectre.Console;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>What the terminal can do, and what its user wants.</summary>
internal static class TerminalKind
{
    /// <summary>Whether it obeys control sequences, as all but very old ones do.</summary>
    public static bool ObeysSequences => OperatingSystem.IsWindows() ? WindowsObeys() : Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>Whether colours are wanted.</summary>
    /// <remarks>Source: no-color.org.</remarks>
    public static bool WantsColours => ObeysSequences && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>Asking Spectre.Console turns the sequences on, which a window of cmd.exe needs. Apart, so that others need not load it.</summary>
    private static bool WindowsObeys() => AnsiConsole.Profile.Capabilities.Ansi;
}
