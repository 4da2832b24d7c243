using KubeNotebooks.Lessons;
using KubeNotebooks.Notebook.Directives;
using KubeNotebooks.Notebook.Directives.Lessons;

namespace KubeNotebooks.Notebook.Completion;

/// <summary>The words of lessons that can follow a magic: their names, and the ids of their exercises and predictions.</summary>
internal static class LessonWords
{
    /// <summary>What can stand where a magic takes a word.</summary>
    /// <returns>Null when the magic is not about lessons.</returns>
    public static IEnumerable<CompletionItem>? Of(NotebookSession session, Directive directive, int word)
    {
        if (directive == LessonDirective.Lesson)
            return word == 0 ? LessonLibrary.Names(session.Files.Folder).Select(name => new CompletionItem(name, "lesson")) : null;
        if (directive.Arguments is not [ExerciseDirective.Argument or PredictDirective.Argument, ..]) return null;
        if (word > 0) return [];
        return directive.Arguments[0] == ExerciseDirective.Argument ? Exercises(session) : Predictions(session);
    }

    /// <summary>All ids of the lesson that is loaded.</summary>
    public static IEnumerable<CompletionItem> Ids(NotebookSession session) => Exercises(session).Concat(Predictions(session));

    private static IEnumerable<CompletionItem> Exercises(NotebookSession session) =>
        session.Work.Lesson?.Exercises.Select(one => new CompletionItem(one.Id, "exercise", one.Title.In(session.Work.Language))) ?? [];

    private static IEnumerable<CompletionItem> Predictions(NotebookSession session) => session.Work.Lesson?.Predictions.Select(one => new CompletionItem(one.Id, "prediction")) ?? [];
}
