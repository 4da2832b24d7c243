using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.EndToEnd.Lessons;

/// <summary>What those who write lessons do in a terminal, and what becomes of progress when a program is killed.</summary>
public sealed class OwnLessonTests : IDisposable
{
    private const int Kills = 12;
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void A_mistake_is_told_with_file_and_line_and_the_exit_code_is_1()
    {
        _sandbox.Succeed(Sandbox.Tool, "new", "lesson", "first-steps", "--folder", "my course");
        var file = Path.Combine(_sandbox.PathOf("my course"), "exercises", "first-steps.yml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("rolloutComplete: deploy/web", "rolloutComplete: web", StringComparison.Ordinal));
        var (exitCode, output, _) = _sandbox.Run(Sandbox.Tool, "check", "first-steps", "--folder", "my course");
        var lines = output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(1, exitCode);
        Assert.Equal($"{Path.Combine("my course", "exercises", "first-steps.yml")}:35: \"web\" is no object: write KIND/NAME, such as deploy/web, or KIND/NAME -n NAMESPACE", lines[0]);
        Assert.EndsWith("1 mistake.", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_that_is_there_is_never_overwritten_and_a_name_must_be_one()
    {
        _sandbox.Succeed(Sandbox.Tool, "new", "lesson", "first-steps");
        Assert.Contains("is there already, and stays as it is", _sandbox.Run(Sandbox.Tool, "new", "lesson", "first-steps").Error, StringComparison.Ordinal);
        Assert.Contains("cannot name a lesson", _sandbox.Run(Sandbox.Tool, "new", "lesson", "../evil").Error, StringComparison.Ordinal);
        Assert.Contains("there is no lesson second", _sandbox.Run(Sandbox.Tool, "check", "second").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_clone_its_own_notebooks_are_found_before_the_folder_above_and_from_among_them_too()
    {
        _sandbox.Succeed(Sandbox.Tool, "new", "lesson", "elsewhere", "--folder", ".");
        _sandbox.Succeed(Sandbox.Tool, "new", "lesson", "first-steps", "--folder", Path.Combine("clone", "notebooks"));
        foreach (var folder in new[] { "clone", Path.Combine("clone", "notebooks"), Path.Combine("clone", "notebooks", "en") })
        {
            var start = _sandbox.StartInfo(Sandbox.Tool, "check", "nothing");
            start.WorkingDirectory = _sandbox.PathOf(folder);
            using var check = Process.Start(start)!;
            Assert.EndsWith("There are: first-steps", check.StandardError.ReadToEnd().TrimEnd(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Progress_survives_kills_in_the_middle_of_writes()
    {
        _sandbox.Succeed(Sandbox.Tool, "new", "lesson", "first-steps");
        var notebook = _sandbox.Write("many.ipynb", Answers(400));
        var progress = Path.Combine(_sandbox.PathOf("data"), "progress.json");
        for (var i = 1; i <= Kills; i++)
        {
            using var run = Process.Start(_sandbox.StartInfo(Sandbox.Tool, "run", notebook, "-q", "--output", _sandbox.PathOf("out.ipynb")))!;
            SpinWait.SpinUntil(() => run.HasExited || File.Exists(progress), TimeSpan.FromMinutes(1));
            Thread.Sleep(37 * i);
            run.Kill();
            run.WaitForExit();
            Assert.NotNull(JsonNode.Parse(File.ReadAllText(progress))?["predictions"]?["first-steps/how-many"]?["right"]);
        }
        Assert.Empty(Directory.GetFiles(_sandbox.PathOf("data"), "*.broken-*"));
    }

    private static string Answers(int count)
    {
        string[] cells = ["#!lesson first-steps\n#!kube create deployment shop --image=nginx:1.27 --replicas=3\n#!predict how-many", .. Enumerable.Range(0, count).Select(i => $"#!predict how-many {i}")];
        return JsonSerializer.Serialize(new
        {
            cells = cells.Select((source, i) => new { cell_type = "code", execution_count = (int?)null, id = $"c{i}", metadata = new { }, outputs = Array.Empty<object>(), source }),
            metadata = new { },
            nbformat = 4,
            nbformat_minor = 5,
        });
    }
}
