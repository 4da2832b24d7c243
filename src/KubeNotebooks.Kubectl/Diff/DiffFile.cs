namespace KubeNotebooks.Kubectl.Diff;

/// <summary>A file to compare.</summary>
/// <param name="Name">As the header shows it.</param>
/// <param name="Text">Its contents.</param>
/// <param name="Modified">When it was changed last, in the zone in which the header shows it.</param>
public sealed record DiffFile(string Name, string Text, DateTimeOffset Modified);
