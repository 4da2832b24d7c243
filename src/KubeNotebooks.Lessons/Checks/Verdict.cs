namespace KubeNotebooks.Lessons.Checks;

/// <summary>What came of a check.</summary>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Expected">What must hold, as a sentence.</param>
/// <param name="Seen">What was seen, as a sentence.</param>
public sealed record Verdict(bool Passed, LocalText Expected, LocalText Seen);
