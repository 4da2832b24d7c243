namespace KubeNotebooks.Lessons.Reading;

/// <summary>Something in a lesson's file that is not as it must be.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">What is wrong, and what to write.</param>
public sealed record LessonMistake(int Line, string Text)
{
    /// <summary>Where it is when not in the lesson's file: a notebook, and the cell or line in it; null: in the lesson's file.</summary>
    public string? Elsewhere { get; init; }
}
