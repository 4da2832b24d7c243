using System.Collections.Immutable;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>The shapes of a lesson's file.</summary>
internal static class LessonShapes
{
    /// <summary>How many hints an exercise has.</summary>
    public const int Hints = 3;

    /// <summary>A text in each language.</summary>
    public static Shape Words { get; } = new("text in both languages",
    [
        new Field("en", FieldKind.Text, "The text in English") { Required = true },
        new Field("ja", FieldKind.Text, "The text in Japanese") { Required = true },
    ]);

    private static readonly ImmutableArray<Field> CheckFields =
        [.. CheckKinds.All.Select(kind => new Field(kind.Shape.Name, FieldKind.Map, kind.About) { Shape = kind.Shape })];

    /// <summary>A check.</summary>
    public static Shape Check { get; } = new("check",
    [
        new Field("id", FieldKind.Id, "What wrong answers call it; the kind's name if not given"),
        new Field("says", FieldKind.Words, "What must hold, where the check's own words would be too technical"),
        new Field("hint", FieldKind.Words, "What helps when it does not hold") { Required = true },
    ])
    {
        OneOf = CheckFields,
    };

    /// <summary>What shows that a mistake was made.</summary>
    public static Shape Sign { get; } = new("sign", []) { OneOf = CheckFields };

    private static readonly Shape Mistake = new("mistake",
    [
        new Field("id", FieldKind.Id, "What wrong answers call it") { Required = true },
        new Field("when", FieldKind.Map, "What holds when the mistake was made") { Required = true, Shape = Sign },
        new Field("hint", FieldKind.Words, "What is told then") { Required = true },
    ]);

    private static readonly Shape Solution = new("solution",
    [
        new Field("cells", FieldKind.Cells, "What to type, without the exercise's own cells") { Required = true },
        new Field("note", FieldKind.Words, "A word about it"),
    ]);

    private static readonly Shape Wrong = new("wrong answer",
    [
        new Field("cells", FieldKind.Cells, "What a learner might type") { Required = true },
        new Field("hint", FieldKind.Text, "The id of the check that must fail first, or of the mistake that must be recognised") { Required = true },
    ]);

    private static readonly Shape Exercise = new("exercise",
    [
        new Field("id", FieldKind.Id, "What cells and the progress file call it; never change it") { Required = true },
        new Field("title", FieldKind.Words, "Its heading") { Required = true },
        new Field("task", FieldKind.Words, "What is to be done") { Required = true },
        new Field("start", FieldKind.Cells, "The cells that make the state in which it begins: #!sim reset … first") { Required = true },
        new Field("checks", FieldKind.List, "What must hold in the end: causes before what follows from them") { Required = true, Shape = Check },
        new Field("mistakes", FieldKind.List, "Mistakes that are recognised, with a hint for each") { Shape = Mistake },
        new Field("hints", FieldKind.WordsList, "Three steps, none of which gives the answer away") { Required = true, Count = Hints },
        new Field("solutions", FieldKind.List, "Ways to do it; the first is the one that is shown") { Required = true, Shape = Solution },
        new Field("wrong", FieldKind.List, "Wrong ways, each with the hint that it must get") { Shape = Wrong },
        new Field("afterwards", FieldKind.Words, "What is said when it is done"),
    ]);

    private static readonly Shape Prediction = new("prediction",
    [
        new Field("id", FieldKind.Id, "What cells and the progress file call it; never change it") { Required = true },
        new Field("question", FieldKind.Words, "What is asked") { Required = true },
        new Field("command", FieldKind.Command, "The command without kubectl: it is run on a copy of the cluster") { Required = true },
        new Field("because", FieldKind.Words, "What is told besides once it is answered"),
    ])
    {
        OneOf = [.. QuestionKinds.All.Select(kind => new Field(kind.Shape.Name, FieldKind.Map, kind.About) { Shape = kind.Shape })],
    };

    /// <summary>The whole file.</summary>
    public static Shape Lesson { get; } = new("lesson",
    [
        new Field("title", FieldKind.Words, "The lesson's title") { Required = true },
        new Field("exercises", FieldKind.List, "What the learner is to bring about") { Shape = Exercise },
        new Field("predictions", FieldKind.List, "Questions whose answer the cluster then shows") { Shape = Prediction },
    ]);
}
