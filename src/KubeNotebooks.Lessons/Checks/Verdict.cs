namespace KubeNotebooks.Lessons.Checks;

/// <summary>What came of a check.</summary>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Expected">What must hold, as a sentence.</param>
/// <param name="Seen">What was seen, as a sentence.</param>
public sealed record Verdict(bool Passed, LocalText Expected, LocalText Seen)
{
    /// <summary>The object that would have to be there before anything can be said about it; null: it is there.</summary>
    public Target? Missing { get; init; }

    /// <summary>Nothing is lost yet: what to say instead of the check's own hint while something before it is open; null: that hint.</summary>
    public LocalText? NotYet { get; init; }

    /// <summary>That a check fails because its object is not there.</summary>
    /// <param name="target">The object.</param>
    /// <param name="expected">What must hold.</param>
    public static Verdict Without(Target target, LocalText expected) => new(false, expected, Saying.Missing(target)) { Missing = target };
}
