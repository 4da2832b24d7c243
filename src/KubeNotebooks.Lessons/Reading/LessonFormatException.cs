using System.Collections.Immutable;
using System.Globalization;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>A lesson's file cannot be used.</summary>
/// <param name="file">Its name.</param>
/// <param name="mistakes">All that is wrong, by line.</param>
public sealed class LessonFormatException(string file, ImmutableArray<LessonMistake> mistakes)
    : Exception(string.Join('\n', mistakes.Select(one => Text(file, one))))
{
    /// <summary>All that is wrong, by line.</summary>
    public ImmutableArray<LessonMistake> Mistakes { get; } = mistakes;

    private static string Text(string file, LessonMistake one) => string.Create(CultureInfo.InvariantCulture, $"{file}:{one.Line}: {one.Text}");
}
