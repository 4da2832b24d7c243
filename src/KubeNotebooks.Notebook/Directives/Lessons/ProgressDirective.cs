using System.Globalization;
using KubeNotebooks.Display.Lessons;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Reading;
using KubeNotebooks.Notebook.Lessons;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives.Lessons;

/// <summary><c>#!progress</c>: how far you have come, in this lesson or in all.</summary>
internal static class ProgressDirective
{
    private const string All = "all";
    private const string EveryLesson = "--all";

    /// <summary>The option that forgets: completion offers what there is.</summary>
    public static DirectiveOption Reset { get; } = new("--reset", "ID|all", "Forgets an exercise or a prediction of the lesson, or everything") { Choices = [All] };

    /// <summary>The magic.</summary>
    public static Directive Progress { get; } = new("#!progress", "#!progress [--all] [--reset ID|all] [--language en|ja]", "Shows how far you have come in the lesson, or in all when none is loaded, and where to go on")
    {
        Options = [new(EveryLesson, null, "All lessons, when one is loaded too"), Reset, LessonDirective.Language],
        Example = "#!progress",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        var work = call.Session.Work;
        var language = LessonDirective.LanguageOf(call.Arguments) ?? work.Language;
        if (call.Arguments.Value(Reset.Name) is { } what)
        {
            Forget(call, what, language);
            call.TellTrouble();
            return;
        }
        var view = work.Lesson is { } lesson && !call.Arguments.Has(EveryLesson) ? ProgressView.Of(lesson, work.Progress, language) : ProgressView.Of(Lessons(call), work.Progress, language);
        call.Output.Emit(new DisplayOutput(view));
        call.TellTrouble();
    }

    private static void Forget(DirectiveCall call, string what, Language language)
    {
        var work = call.Session.Work;
        if (what != All)
        {
            var lesson = call.Lesson();
            string[] known = [.. lesson.Exercises.Select(one => one.Id), .. lesson.Predictions.Select(one => one.Id)];
            if (!known.Contains(what)) throw call.NoSuch(what, known, "exercise or prediction", "演習や予想");
        }
        var count = what == All ? work.Progress.Forget(null, null) : work.Progress.Forget(call.Lesson().Name, what);
        var text = language == Language.Japanese ? string.Create(CultureInfo.InvariantCulture, $"{count} 件の記録を消しました。\n") : string.Create(CultureInfo.InvariantCulture, $"Forgot {count} {(count == 1 ? "entry" : "entries")}.\n");
        call.Write(text);
    }

    private static List<Lesson> Lessons(DirectiveCall call)
    {
        var lessons = new List<Lesson>();
        foreach (var name in LessonLibrary.Names(call.Session.Files.Folder))
        {
            try
            {
                if (LessonLibrary.Load(name, call.Session.Files.Folder) is { } lesson) lessons.Add(lesson);
            }
            catch (Exception wrong) when (wrong is LessonFormatException or IOException or UnauthorizedAccessException)
            {
                call.Output.Emit(new StreamOutput(StreamOutput.Error, $"The lesson {name} cannot be loaded.\n{wrong.Message}\n"));
            }
        }
        return lessons;
    }
}
