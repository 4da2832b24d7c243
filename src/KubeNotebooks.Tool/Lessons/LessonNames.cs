using System.Text.RegularExpressions;
using KubeNotebooks.Lessons;

namespace KubeNotebooks.Tool.Lessons;

/// <summary>How lessons are named, and which files of a folder of lessons bear no name that anybody would find.</summary>
internal static partial class LessonNames
{
    /// <summary>How a name is written, as messages say it.</summary>
    public const string Form = "small letters, digits and dashes, such as first-steps";

    /// <summary>Whether a text can name a lesson.</summary>
    public static bool IsName(string text) => NameForm().IsMatch(text);

    /// <summary>The name of the lesson that somebody means who typed a name, or the name of its file.</summary>
    public static string Of(string typed) => typed.EndsWith(LessonLibrary.Ending, StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(typed) : typed;

    /// <summary>The names of the lessons in a folder, in order.</summary>
    /// <param name="folder">The one that holds <c>exercises</c>.</param>
    public static string[] In(string folder) =>
        [.. Files(Path.Combine(folder, LessonLibrary.Folder), LessonLibrary.Ending).Select(file => Path.GetFileNameWithoutExtension(file)!).Where(IsName)];

    /// <summary>Files that were meant to be lessons' files and are not read, each with what to do, as a line to print.</summary>
    /// <param name="folder">The one that holds <c>exercises</c>.</param>
    public static IEnumerable<string> Strays(string folder)
    {
        var exercises = Path.Combine(folder, LessonLibrary.Folder);
        foreach (var file in Files(exercises, LessonLibrary.Ending).Where(file => !IsName(Path.GetFileNameWithoutExtension(file))))
            yield return $"{file}: a lesson's name is {Form}: rename this file, and its notebooks with it";
        foreach (var file in Files(exercises, ".yaml"))
            yield return $"{file}: a lesson's file ends in {LessonLibrary.Ending}: rename it to {Path.GetFileNameWithoutExtension(file)}{LessonLibrary.Ending}";
        foreach (var place in Languages.Codes.Select(code => Path.Combine(folder, code)).Where(Directory.Exists))
            foreach (var file in Files(place, LessonLibrary.Ending).Concat(Files(place, ".yaml")).Where(HasNotebook))
                yield return $"{file}: a lesson's file stands in {exercises}, not beside its notebooks: move it there";
    }

    // Other YAML beside a notebook is a manifest that its cells wrote.
    private static bool HasNotebook(string file) => File.Exists(Path.ChangeExtension(file, ".ipynb"));

    private static IEnumerable<string> Files(string folder, string ending) =>
        Directory.EnumerateFiles(folder, "*" + ending).Where(file => file.EndsWith(ending, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex NameForm();
}
