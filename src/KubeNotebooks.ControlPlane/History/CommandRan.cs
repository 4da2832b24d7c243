namespace KubeNotebooks.ControlPlane.History;

/// <summary>The trace's note that a user ran a command.</summary>
/// <param name="Text">As typed, without the program's name: <c>apply -f web.yml</c>.</param>
public sealed record CommandRan(string Text);

/// <summary>The trace's note that the command that a user ran last has ended.</summary>
/// <param name="ExitCode">0: all well.</param>
public sealed record CommandEnded(int ExitCode);

/// <summary>A command that a user ran.</summary>
/// <param name="At">When, in virtual time.</param>
/// <param name="Entry">Its place in the trace: what it wrote comes after it.</param>
/// <param name="Text">As typed, without the program's name.</param>
/// <param name="ExitCode">How it ended; null while it runs, or when that was not noted.</param>
public readonly record struct PastCommand(DateTimeOffset At, int Entry, string Text, int? ExitCode = null);
