using KubeNotebooks.Lessons;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Directives;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Lessons;

/// <summary>What the magics of lessons have in common: they find what they are about, or say which cell to run first.</summary>
internal static class LessonCall
{
    private static readonly LocalText NothingLoaded = new(
        "No lesson is loaded: a kernel that was restarted has forgotten it. Run the cell with #!lesson near the top of this notebook first, then go on here.",
        "レッスンが読み込まれていません(カーネルを再起動すると忘れます)。先に、ノートブックのはじめにある #!lesson のセルを実行してください。");

    /// <summary>The lesson.</summary>
    /// <exception cref="CellSyntaxException">None is loaded.</exception>
    public static Lesson Lesson(this DirectiveCall call) =>
        call.Session.Work.Lesson ?? throw new CellSyntaxException(call.Arguments.Line, $"{NothingLoaded.English}\n{NothingLoaded.Japanese}");

    /// <summary>That something is wrong, in the lesson's language.</summary>
    public static CellSyntaxException Wrong(this DirectiveCall call, LocalText text) => new(call.Arguments.Line, text.In(call.Session.Work.Language));

    /// <summary>The exercise that the first word names.</summary>
    /// <exception cref="CellSyntaxException">There is none of that name.</exception>
    public static Exercise NamedExercise(this DirectiveCall call, string id)
    {
        var lesson = call.Lesson();
        return lesson.Exercise(id) ?? throw call.NoSuch(id, lesson.Exercises.Select(one => one.Id), "exercise", "演習");
    }

    /// <summary>That there is nothing of a name.</summary>
    public static CellSyntaxException NoSuch(this DirectiveCall call, string id, IEnumerable<string> known, string kind, string kindJa)
    {
        string[] names = [.. known];
        if (names.Length == 0) return call.Wrong(new LocalText($"This lesson has no {kind} \"{id}\", nor any other {kind}.", $"このレッスンに{kindJa}「{id}」はありません。{kindJa}は 1 つもありません。"));
        var (list, near, nearJa) = (string.Join(", ", names), Nearest.Suggestion(id, names), string.Join(" か ", Nearest.Of(id, names)));
        if (nearJa.Length > 0) nearJa += " のことでしょうか。";
        return call.Wrong(new LocalText(
            $"This lesson has no {kind} \"{id}\".{near} It has: {list}.", $"このレッスンに{kindJa}「{id}」はありません。{nearJa}あるのは {list} です。"));
    }

    /// <summary>That a magic needs a name, and which ones there are.</summary>
    public static CellSyntaxException WhichOne(this DirectiveCall call, Directive directive, IEnumerable<string> known, string kind, string kindJa)
    {
        var list = string.Join(", ", known);
        if (list.Length == 0) return call.Wrong(new LocalText($"This lesson has no {kind}.", $"このレッスンに{kindJa}はありません。"));
        return call.Wrong(new LocalText(
            $"Which {kind}? It is written: {directive.Usage}. This lesson has: {list}.", $"どの{kindJa}でしょうか。{directive.Usage} と書きます。このレッスンにあるのは {list} です。"));
    }

    /// <summary>The exercise under way; when one is named, it must be that one.</summary>
    /// <exception cref="CellSyntaxException">None is, or another, or its cluster is gone: it says what to run first.</exception>
    public static Exercise ExerciseUnderWay(this DirectiveCall call)
    {
        var (lesson, work) = (call.Lesson(), call.Session.Work);
        var named = call.Arguments.Positional is [var id, ..] ? call.NamedExercise(id) : null;
        if (work.UnderWay is not var (exercise, mark) || (named is not null && named.Id != exercise.Id))
        {
            var which = named?.Id ?? "ID";
            var ids = string.Join(", ", lesson.Exercises.Select(one => one.Id));
            throw call.Wrong(named is null
                ? new LocalText($"No exercise is under way. Run its cell with #!exercise {which} first; this lesson has: {ids}.", $"始まっている演習がありません。先に #!exercise {which} のセルを実行してください。演習は {ids} です。")
                : work.HasBegun(which) && work.UnderWay is var (other, _)
                ? new LocalText($"The exercise {which} is no longer under way: {other.Id} began after it, in a cluster of its own. Begin {which} again with #!exercise {which}, or go on with {other.Id}.", $"演習 {which} は、そのあとに始めた演習 {other.Id} のクラスターに替わりました。#!exercise {which} でもう一度始めるか、{other.Id} を続けてください。")
                : new LocalText($"The exercise {which} has not begun. Run its cell with #!exercise {which} first.", $"演習 {which} はまだ始まっていません。先に #!exercise {which} のセルを実行してください。"));
        }
        if (mark.IsIn(call.Session.Cluster)) return exercise;
        throw call.Wrong(new LocalText(
            $"The cluster in which the exercise {exercise.Id} began is gone: it was reset or restored, or its time was turned back. Begin it again with #!exercise {exercise.Id}.", $"演習 {exercise.Id} を始めたクラスターはもうありません(reset、restore、rewind のいずれかで替わりました)。#!exercise {exercise.Id} でもう一度始めてください。"));
    }

    /// <summary>Tells the user when progress could not be read or kept; nothing otherwise.</summary>
    public static void TellTrouble(this DirectiveCall call)
    {
        if (call.Session.Work.Progress.Trouble is { } trouble) call.Output.Emit(new StreamOutput(StreamOutput.Error, trouble + "\n"));
    }
}
