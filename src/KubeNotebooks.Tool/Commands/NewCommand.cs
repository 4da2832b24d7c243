using System.CommandLine;
using KubeNotebooks.Tool.Lessons;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks new lesson</c>: for those who write lessons.</summary>
internal static class NewCommand
{
    private const string Summary = "Begin a lesson of your own";

    private const string Details = """
        Makes a lesson with one exercise and one prediction that passes kube-notebooks check: exercises/NAME.yml, and a notebook in
        en and in ja. Change it piece by piece, and check it as often as you like.

        Examples:
          kube-notebooks new lesson first-steps               in this folder
          kube-notebooks new lesson first-steps --folder my-course
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "Small letters, digits and dashes: it names the files" };
        var folder = new Option<string?>("--folder") { Description = "Where exercises, en and ja are or will be; found from here if not given", HelpName = "FOLDER" };
        var lesson = new ExplainedCommand("lesson", Summary, Details) { name, folder };
        lesson.SetAction(result => Run(result.GetRequiredValue(name), result.GetValue(folder)));
        return new Command("new", Summary) { lesson };
    }

    private static int Run(string name, string? asked)
    {
        if (!LessonNames.IsName(name))
        {
            Console.Error.WriteLine($"kube-notebooks: \"{name}\" cannot name a lesson. Write {LessonNames.Form}.");
            return 1;
        }
        var folder = CheckCommand.Find(asked) ?? ".";
        var lesson = new NewLesson(folder, name);
        if (lesson.Files.FirstOrDefault(File.Exists) is { } there)
        {
            Console.Error.WriteLine($"kube-notebooks: {there} is there already, and stays as it is. Choose another name.");
            return 1;
        }
        try
        {
            lesson.Write();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"kube-notebooks: {wrong.Message}");
            return 1;
        }
        foreach (var file in lesson.Files) Console.Out.WriteLine($"Wrote {file}");
        Console.Out.WriteLine($"Prove it with: kube-notebooks check {name}{(folder == "." ? "" : $" --folder \"{folder}\"")}");
        return 0;
    }
}
