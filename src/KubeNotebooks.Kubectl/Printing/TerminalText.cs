namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Makes characters visible that would let a text take control of the terminal.</summary>
/// <remarks>Source: cli-runtime pkg/printers/terminal.go, WriteEscaped.</remarks>
internal static class TerminalText
{
    /// <summary>The text with escape characters and carriage returns written out.</summary>
    public static string Escaped(string text) =>
        text.Replace("\u001b", "^[", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal);
}
