using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Api.Yaml;
using KubeNotebooks.Lessons.Checks;
using KubeNotebooks.Lessons.Predictions;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>Reads a lesson's file.</summary>
public static class LessonReader
{
    /// <summary>What a decoder puts in the place of bytes that are no UTF-8.</summary>
    private const string Undecodable = "\uFFFD";

    /// <summary>Reads one.</summary>
    /// <param name="name">The lesson's name.</param>
    /// <param name="file">What messages call the file.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="LessonFormatException">Something in it is not as it must be: all of it is told.</exception>
    public static Lesson Read(string name, string file, string text)
    {
        if (text.IndexOf(Undecodable, StringComparison.Ordinal) is >= 0 and var strange)
            throw new LessonFormatException(file, [new LessonMistake(1 + text.AsSpan(0, strange).Count('\n'), "the file is not written in UTF-8, so that its letters cannot be read: save it as UTF-8 in your editor")]);
        LocatedYaml? document;
        try
        {
            document = LocatedYaml.Read(text);
        }
        catch (YamlSyntaxException wrong)
        {
            throw new LessonFormatException(file, [new LessonMistake(wrong.Line ?? 1, $"this is no YAML: {wrong.Problem}. {YamlRemedy.For(wrong.Problem)}")]);
        }
        if (document is null) throw new LessonFormatException(file, [new LessonMistake(1, "the file is empty: a lesson begins with its title")]);
        var checker = new ShapeChecker();
        var map = checker.Map(LessonShapes.Lesson, document);
        if (!checker.Mistakes.IsEmpty) throw new LessonFormatException(file, Sorted(checker.Mistakes));
        var values = new Values(map);
        var lesson = new Lesson(name, values.Words("title"), [.. values.List("exercises").Select(ReadExercise)], [.. values.List("predictions").Select(ReadPrediction)]);
        ImmutableArray<LessonMistake> mistakes = [.. NameChecker.Check(lesson), .. CellChecker.Check(lesson)];
        return mistakes.IsEmpty ? lesson : throw new LessonFormatException(file, Sorted(mistakes));
    }

    private static ImmutableArray<LessonMistake> Sorted(ImmutableArray<LessonMistake> mistakes) => [.. mistakes.OrderBy(one => one.Line)];

    private static Exercise ReadExercise(Values values) => new()
    {
        Id = values.Text("id"),
        Title = values.Words("title"),
        Task = values.Words("task"),
        Start = values.Texts("start"),
        StartLine = values.LineOf("start"),
        Checks = [.. values.List("checks").Select(ReadCheck)],
        Mistakes = [.. values.List("mistakes").Select(one => new KnownMistake(one.Text("id"), ReadCheck(one.Map("when")), one.Words("hint")))],
        Hints = values.WordsList("hints"),
        Solutions = [.. values.List("solutions").Select(ReadAnswer)],
        Wrong = [.. values.List("wrong").Select(ReadAnswer)],
        Afterwards = values.WordsOrNull("afterwards"),
        Line = values.Line,
    };

    private static Check ReadCheck(Values values)
    {
        var kind = CheckKinds.All.First(one => values.Has(one.Shape.Name));
        return kind.Create(values.Map(kind.Shape.Name)) with { Id = values.TextOrNull("id") ?? kind.Shape.Name, Hint = values.Words("hint"), Says = values.WordsOrNull("says"), Line = values.Line };
    }

    private static Answer ReadAnswer(Values values) => new(values.Texts("cells"), values.TextOrNull("hint"), values.WordsOrNull("note"), values.Line);

    private static Prediction ReadPrediction(Values values)
    {
        var kind = QuestionKinds.All.First(one => values.Has(one.Shape.Name));
        return new Prediction(
            values.Text("id"), values.Words("question"), values.Text("command"), kind.Create(values.Map(kind.Shape.Name)), values.WordsOrNull("because"), values.Line);
    }
}
