using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Reading;
using KubeNotebooks.Notebook.Documents;

namespace KubeNotebooks.Tool.Lessons;

/// <summary>Makes the files of a new lesson: one exercise and one prediction, a notebook in each language, all of it sound.</summary>
/// <param name="folder">Where the folders <c>exercises</c>, <c>en</c> and <c>ja</c> are or will be.</param>
/// <param name="name">The lesson's name.</param>
internal sealed class NewLesson(string folder, string name)
{
    private const string NameMark = "LESSON";

    /// <summary>The files that it makes; none of them may be there yet.</summary>
    public IReadOnlyList<string> Files => [Exercises, .. Languages.Codes.Select(Notebook)];

    private string Exercises => Path.Combine(folder, LessonLibrary.Folder, $"{name}{LessonLibrary.Ending}");

    /// <summary>Writes them.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public void Write()
    {
        Write(Exercises, Template("lesson.yml").Replace(NameMark, name, StringComparison.Ordinal));
        Write(Path.Combine(folder, LessonLibrary.Folder, LessonSchema.File), LessonSchema.Text());
        foreach (var language in Languages.Codes) Write(Notebook(language), NotebookText(Template($"lesson.{language}.txt").Replace(NameMark, name, StringComparison.Ordinal)));
    }

    private string Notebook(string language) => Path.Combine(folder, language, $"{name}.ipynb");

    /// <summary>A notebook from a text whose cells are parted by lines of dashes; those that begin with a magic or #r are code.</summary>
    private static string NotebookText(string text)
    {
        var cells = new JsonArray();
        foreach (var part in text.Split("\n---\n"))
        {
            var source = part.Trim('\n');
            var isCode = source.StartsWith('#') && !source.StartsWith("# ", StringComparison.Ordinal) && !source.StartsWith("##", StringComparison.Ordinal);
            var cell = new JsonObject { ["cell_type"] = isCode || source.Length == 0 ? "code" : "markdown" };
            if (isCode || source.Length == 0) cell["execution_count"] = null;
            cell["id"] = $"cell-{cells.Count + 1}";
            cell["metadata"] = new JsonObject();
            if (isCode || source.Length == 0) cell["outputs"] = new JsonArray();
            cell["source"] = source;
            cells.Add((JsonNode)cell);
        }
        var notebook = new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = Kernels.KernelSpec.DisplayName, ["language"] = "C#", ["name"] = Kernels.KernelSpec.Name },
                ["polyglot_notebook"] = new JsonObject
                {
                    ["defaultKernelName"] = "csharp",
                    ["kernelInfo"] = new JsonObject { ["defaultKernelName"] = "csharp", ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = "csharp" }) },
                },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        return NotebookDocument.Parse(notebook.ToJsonString()).Write();
    }

    private static string Template(string file)
    {
        using var stream = typeof(NewLesson).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
