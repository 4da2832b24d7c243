using System.Globalization;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Reading;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives.Lessons;

/// <summary><c>#!lesson</c>: loads the exercises and predictions of a lesson.</summary>
internal static class LessonDirective
{
    /// <summary>What the usage calls a lesson: completion offers those that there are.</summary>
    public const string Argument = "NAME";

    /// <summary>The option that chooses the language.</summary>
    public static DirectiveOption Language { get; } = new("--language", "LANGUAGE", "In which language it speaks; en if not given") { Choices = [.. Languages.Codes] };

    /// <summary>The magic.</summary>
    public static Directive Lesson { get; } = new("#!lesson", "#!lesson NAME [--language en|ja]", "Loads the exercises and predictions of a lesson")
    {
        Arguments = [Argument],
        Required = 1,
        Options = [Language],
        Example = "#!lesson 05-rollout-and-rollback",
        Run = Load,
    };

    /// <summary>The language that a call asks for.</summary>
    /// <exception cref="CellSyntaxException">There is none of that code.</exception>
    public static Language? LanguageOf(DirectiveArguments arguments)
    {
        if (arguments.Value(Language.Name) is not { } code) return null;
        return Languages.Find(code) ?? throw new CellSyntaxException(arguments.Line, $"There is no language \"{code}\": there are {string.Join(" and ", Languages.Codes)}.");
    }

    private static void Load(DirectiveCall call)
    {
        var (session, line, name) = (call.Session, call.Arguments.Line, call.Arguments.Positional[0]);
        var language = LanguageOf(call.Arguments) ?? KubeNotebooks.Lessons.Language.English;
        Lesson lesson;
        try
        {
            var names = LessonLibrary.Names(session.Files.Folder);
            lesson = LessonLibrary.Load(name, session.Files.Folder)
                ?? throw new CellSyntaxException(line, $"There is no lesson \"{name}\".{Nearest.Suggestion(name, names)} There are: {string.Join(", ", names)}.");
        }
        catch (Exception wrong) when (wrong is LessonFormatException or IOException or UnauthorizedAccessException)
        {
            throw new CellSyntaxException(line, $"The lesson {name} cannot be loaded.\n{wrong.Message}");
        }
        session.Work.Load(lesson, language, session.Cluster);
        var (exercises, predictions) = (lesson.Exercises.Length, lesson.Predictions.Length);
        var text = language == KubeNotebooks.Lessons.Language.Japanese
            ? string.Create(CultureInfo.InvariantCulture, $"レッスン「{lesson.Title.Japanese}」: 演習 {exercises}、予想 {predictions}。\n")
            : string.Create(CultureInfo.InvariantCulture, $"Lesson \"{lesson.Title.English}\": {exercises} {(exercises == 1 ? "exercise" : "exercises")}, {predictions} {(predictions == 1 ? "prediction" : "predictions")}.\n");
        call.Write(text);
    }
}
