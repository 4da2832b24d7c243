namespace KubeNotebooks.Tool.Shell;

/// <summary>A command as it was typed, with the lines that belong to it.</summary>
/// <param name="Text">The command itself; may have several lines when quotes or backslashes join them.</param>
/// <param name="Document">The lines that follow it, as a text; null when it takes none.</param>
/// <param name="Target">The file that the document goes to, as in <c>cat &lt;&lt;EOF &gt; NAME</c>; null: none.</param>
internal sealed record ShellInput(string Text, string? Document, string? Target);
