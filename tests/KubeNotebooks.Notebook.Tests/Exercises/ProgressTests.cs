using System.Text.Json.Nodes;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Progress;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Exercises;

public sealed class ProgressTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("progress-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "progress.json");

    [Fact]
    public void What_was_done_is_kept_by_id_and_can_be_forgotten()
    {
        var file = new ProgressFile(_folder);
        file.NoteTry("05", "a", passed: false);
        file.NoteTry("05", "a", passed: true);
        file.NoteTry("05", "a", passed: false);
        file.NoteAnswer("05", "p", right: false);
        var again = new ProgressFile(_folder);
        Assert.Equal(new ExerciseProgress(3, true), again.Exercise("05", "a"));
        Assert.Equal(default, again.Exercise("06", "a"));
        Assert.Equal((false, (bool?)null), (again.Prediction("05", "p"), again.Prediction("05", "q")));
        Assert.Equal(1, again.Forget("05", "a"));
        Assert.Equal(default, again.Exercise("05", "a"));
        Assert.Equal(1, again.Forget(null, null));
        Assert.Null(again.Prediction("05", "p"));
        Assert.Null(again.Trouble);
    }

    [Fact]
    public void What_a_newer_version_wrote_stays()
    {
        File.WriteAllText(Path, """{"version": 7, "streak": [1, 2], "exercises": {"05/a": {"passed": true, "stars": 3}}}""");
        var file = new ProgressFile(_folder);
        file.NoteTry("05", "a", passed: false);
        var root = JsonNode.Parse(File.ReadAllText(Path))!;
        Assert.Equal("""{"version":7,"streak":[1,2],"exercises":{"05/a":{"passed":true,"stars":3,"tries":1}}}""", root.ToJsonString());
    }

    [Theory]
    [InlineData("""{"exercises": {"05/a": {"passed": true}}, "predictions": {"05/p": {"right": true}}}""", 1)] // before there were versions
    [InlineData("""{"version": 0, "exercises": {"05/a": {"passed": true}}, "predictions": {"05/p": {"right": true}}}""", 0)]
    [InlineData("""{"version": 2, "seen": "x", "exercises": {"05/a": {"passed": true, "at": 5}}, "predictions": {"05/p": {"right": true, "said": "7"}}}""", 2)]
    public void What_other_versions_wrote_is_read(string text, int version)
    {
        File.WriteAllText(Path, text);
        var file = new ProgressFile(_folder);
        Assert.Equal((true, true), (file.Exercise("05", "a").Passed, file.Prediction("05", "p")));
        file.NoteAnswer("05", "p", right: false);
        Assert.Equal((version, true, false), ((int)JsonNode.Parse(File.ReadAllText(Path))!["version"]!, file.Exercise("05", "a").Passed, file.Prediction("05", "p")));
        Assert.Null(file.Trouble);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\": 1, \"exerc")]
    [InlineData("[1, 2]")]
    [InlineData("\0\0\0")]
    public void A_broken_file_is_set_aside_with_a_word_and_a_new_one_begins(string text)
    {
        File.WriteAllText(Path, text);
        var file = new ProgressFile(_folder);
        file.NoteTry("05", "a", passed: true);
        Assert.Contains("It was set aside as", file.Trouble, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(System.IO.Path.Combine(_folder, "progress.broken-1.json")));
        Assert.True(new ProgressFile(_folder).Exercise("05", "a").Passed);
    }

    [Theory]
    [InlineData("""{"exercises": 5, "predictions": {"05/p": "x"}}""")]
    [InlineData("""{"exercises": {"05/a": [], "05/b": {"tries": "many", "passed": 1}}}""")]
    public void Fields_of_another_form_do_no_harm(string text)
    {
        File.WriteAllText(Path, text);
        var file = new ProgressFile(_folder);
        Assert.Equal((default, default), (file.Exercise("05", "a"), file.Exercise("05", "b")));
        file.NoteTry("05", "a", passed: true);
        Assert.True(file.Exercise("05", "a").Passed);
    }

    [Fact]
    public void Half_a_file_from_a_write_that_was_killed_is_not_the_progress()
    {
        var file = new ProgressFile(_folder);
        file.NoteTry("05", "a", passed: true);
        File.WriteAllText(System.IO.Path.Combine(_folder, ".progress.1.tmp"), "{\"version\": 1, \"ex");
        Assert.True(new ProgressFile(_folder).Exercise("05", "a").Passed);
        file.NoteTry("05", "b", passed: true);
        Assert.Null(file.Trouble);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_and_blocks_nothing()
    {
        var blocked = System.IO.Path.Combine(_folder, "file");
        File.WriteAllText(blocked, "");
        var file = new ProgressFile(System.IO.Path.Combine(blocked, "folder"));
        file.NoteTry("05", "a", passed: true);
        Assert.StartsWith("Your progress cannot be written:", file.Trouble, StringComparison.Ordinal);
        Assert.Equal(default, file.Exercise("05", "a"));
    }

    [Fact]
    public void Two_notebooks_do_not_forget_what_the_other_noted()
    {
        var (one, other) = (new ProgressFile(_folder), new ProgressFile(_folder));
        one.NoteTry("05", "a", passed: true);
        other.NoteTry("05", "b", passed: true);
        one.NoteTry("05", "c", passed: true);
        Assert.All(["a", "b", "c"], id => Assert.True(other.Exercise("05", id).Passed));
    }

    [Fact]
    public void Over_all_lessons_it_says_where_to_go_on()
    {
        var file = new ProgressFile(_folder);
        var session = new NotebookSession(new SessionOptions { Folder = _folder, DataFolder = _folder });
        string[] lessons = [.. LessonLibrary.BuiltIn];
        Assert.EndsWith($"\n  Begin with `{lessons[0]}`.\n", All(""), StringComparison.Ordinal);

        Finish(lessons[0]);
        Assert.EndsWith($"\n  Next comes `{lessons[1]}`.\n", All(""), StringComparison.Ordinal);

        var second = LessonLibrary.Load(lessons[1], _folder)!;
        file.NoteAnswer(second.Name, second.Predictions[0].Id, right: false);
        file.NoteTry(second.Name, second.Exercises[0].Id, passed: false);
        var left = second.Predictions.Skip(1).Select(one => one.Id).Concat(second.Exercises.Select(one => one.Id)).ToList();
        var names = string.Join(", ", left.Take(4).Select(id => $"`{id}`"));
        Assert.EndsWith($"\n  Go on in `{second.Name}`. Left are {names} and {left.Count - 4} more.\n", All(""), StringComparison.Ordinal);
        Assert.EndsWith($"\n  `{second.Name}` の続きです。残りは {names} のほか {left.Count - 4} 個です。\n", All(" --language ja"), StringComparison.Ordinal);

        var third = LessonLibrary.Load(lessons[2], _folder)!;
        file.NoteTry(third.Name, third.Exercises[0].Id, passed: true);
        Assert.Contains($"\n  Go on in `{second.Name}`.", All(""), StringComparison.Ordinal);
        file.Forget(lessons[0], null);
        file.Forget(second.Name, null);
        Assert.Contains($"\n  Go on in `{third.Name}`.", All(""), StringComparison.Ordinal);
        Finish(third.Name);
        Assert.EndsWith($"\n  Next comes `{lessons[0]}`.\n", All(""), StringComparison.Ordinal);
        file.NoteAnswer(second.Name, second.Predictions[0].Id, right: false);

        CellText.Run(session, $"#!lesson {second.Name}");
        Assert.DoesNotContain("Go on in", All(""), StringComparison.Ordinal);
        Assert.Contains("Go on in", All(" --all"), StringComparison.Ordinal);
        foreach (var lesson in lessons) Finish(lesson);
        Assert.EndsWith("\n  All of it is done.\n", All(" --all"), StringComparison.Ordinal);

        string All(string options)
        {
            var output = new OutputCollector();
            Assert.Null(session.Run("#!progress" + options, output).Error);
            return Assert.IsType<DisplayOutput>(Assert.Single(output.Outputs)).Data.Plain;
        }

        void Finish(string name)
        {
            var lesson = LessonLibrary.Load(name, _folder)!;
            foreach (var one in lesson.Exercises) file.NoteTry(name, one.Id, passed: true);
            foreach (var one in lesson.Predictions) file.NoteAnswer(name, one.Id, right: true);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
