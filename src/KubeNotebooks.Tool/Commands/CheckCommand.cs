using System.CommandLine;
using System.Globalization;
using KubeNotebooks.CSharp;
using KubeNotebooks.Lessons;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Lessons.Proving;
using KubeNotebooks.Tool.Lessons;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks check</c>: for those who write lessons.</summary>
internal static class CheckCommand
{
    private const string Summary = "Prove that lessons are as they should be";

    private const string Details = """
        For those who write lessons. Reads exercises/LESSON.yml and tells each mistake with its line. Then runs, in English and in
        Japanese, each exercise empty (it must fail, with its hint), with each wrong answer (it must get the hint that is named
        there) and with each solution (it must pass), and the lesson's notebooks as they are (which must pass no exercise).

        Examples:
          kube-notebooks check                                all lessons of this folder
          kube-notebooks check first-steps                    one of them
          kube-notebooks check --folder my-course             those of another folder
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var lessons = new Argument<string[]>("LESSON") { Description = "Names, without .yml; all if not given", Arity = ArgumentArity.ZeroOrMore };
        var folder = new Option<string?>("--folder") { Description = "Where exercises, en and ja are; found from here if not given", HelpName = "FOLDER" };
        var command = new ExplainedCommand("check", Summary, Details) { lessons, folder };
        command.SetAction(result => Run(result.GetValue(lessons) ?? [], result.GetValue(folder)));
        return command;
    }

    /// <summary>The folder in which lessons are: the one that is asked for, or the nearest that has exercises: in a clone its notebooks, and the folder above only for those who stand among the notebooks.</summary>
    internal static string? Find(string? asked)
    {
        if (asked is not null) return asked;
        string[] places = [".", "notebooks", ".."];
        return places.FirstOrDefault(place => Directory.Exists(Path.Combine(place, LessonLibrary.Folder)));
    }

    private static string? Below(string folder) => !Directory.Exists(folder) ? null
        : Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).FirstOrDefault(one => Directory.Exists(Path.Combine(one, LessonLibrary.Folder)));

    private static int Run(string[] names, string? asked)
    {
        if (Find(asked) is not { } folder || !Directory.Exists(Path.Combine(folder, LessonLibrary.Folder)))
        {
            var below = Below(asked ?? ".");
            var remedy = below is null ? "Name the one that holds it with --folder, or begin with: kube-notebooks new lesson NAME" : $"{below} has one: write --folder \"{below}\"";
            Console.Error.WriteLine($"kube-notebooks: there is no folder {LessonLibrary.Folder} in {asked ?? "this folder"}. {remedy}");
            return 1;
        }
        var known = LessonNames.In(folder);
        var strays = LessonNames.Strays(folder).ToArray();
        var lessons = names.Length == 0 ? known : [.. names.Select(LessonNames.Of)];
        if (lessons.Except(known).FirstOrDefault() is { } unknown)
        {
            Console.Error.WriteLine($"kube-notebooks: there is no lesson {unknown} in {Path.Combine(folder, LessonLibrary.Folder)}. There are: {string.Join(", ", known)}");
            foreach (var stray in strays) Console.Error.WriteLine(stray);
            return 1;
        }
        foreach (var stray in strays) Console.Out.WriteLine(stray);
        var (counts, mistakes) = (default(ProofCounts), strays.Length);
        try
        {
            foreach (var name in lessons)
            {
                var proof = LessonProof.Of(folder, name, new SessionOptions { CSharp = ScriptEngine.Start });
                foreach (var mistake in proof.Mistakes) Console.Out.WriteLine($"{mistake.Elsewhere ?? string.Create(CultureInfo.InvariantCulture, $"{proof.File}:{mistake.Line}")}: {mistake.Text}");
                counts += proof.Counts;
                mistakes += proof.Mistakes.Length;
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"kube-notebooks: {wrong.Message}");
            return 1;
        }
        Console.Out.WriteLine(Line(lessons.Length, counts, mistakes));
        return mistakes == 0 ? 0 : 1;
    }

    private static string Line(int lessons, ProofCounts counts, int mistakes) => string.Create(CultureInfo.InvariantCulture,
        $"{Count(lessons, "lesson")}, en and ja: {Count(counts.Exercises, "exercise")}, {Count(counts.Empty, "empty run")}, {Count(counts.Wrong, "wrong answer")}, {Count(counts.Solutions, "solution")}, {Count(counts.Predictions, "prediction")}, {Count(counts.Notebooks, "notebook")} run; {(mistakes == 0 ? "all as it should be" : Count(mistakes, "mistake"))}.");

    private static string Count(int count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : "s")}");
}
