namespace KubeNotebooks.Tool.Shell;

/// <summary>A command is not written as it must be; nothing of it has run.</summary>
/// <param name="message">What is wrong and what to write instead.</param>
internal sealed class ShellSyntaxException(string message) : Exception(message);
