namespace KubeNotebooks.Tool.Health;

/// <summary>Something that was looked at.</summary>
/// <param name="State">How it is.</param>
/// <param name="Subject">What was looked at.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">What to do about it; null: nothing.</param>
internal sealed record Finding(FindingState State, string Subject, string Text, string? Remedy = null);

/// <summary>How something is.</summary>
internal enum FindingState
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not there, or not as it could be; most things work without it.</summary>
    Note,

    /// <summary>Needed, and missing or broken.</summary>
    Missing,
}
