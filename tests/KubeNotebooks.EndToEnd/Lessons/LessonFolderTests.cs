using KubeNotebooks.Tool.Lessons;

namespace KubeNotebooks.EndToEnd.Lessons;

public sealed class LessonFolderTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public LessonFolderTests()
    {
        Ship("a.ipynb", "a1");
        Ship("b.ipynb", "b1");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void The_first_time_all_lessons_are_copied_and_the_second_nothing_is_done()
    {
        Assert.Equal([$"Copied 2 lessons to {Mine}"], Update());
        Assert.Equal("a1", Read("a.ipynb"));
        Assert.Empty(Update());
    }

    [Fact]
    public void Exercises_come_along_and_are_no_lessons_of_their_own()
    {
        Ship("a.yml", "exercises");
        Assert.Equal([$"Copied 2 lessons to {Mine}"], Update());
        Ship("a.yml", "newer exercises");
        Assert.Equal([$"Brought the exercises up to date in {Mine}"], Update());
        Assert.Equal("newer exercises", Read("a.yml"));
    }

    [Fact]
    public void A_newer_lesson_replaces_one_that_was_not_changed()
    {
        Update();
        Ship("a.ipynb", "a2");
        Assert.Equal([$"Copied 1 lesson to {Mine}"], Update());
        Assert.Equal("a2", Read("a.ipynb"));
    }

    [Fact]
    public void One_that_was_changed_stays_and_the_newer_one_is_put_beside_it_once()
    {
        Update();
        File.WriteAllText(Path.Combine(Mine, "en", "a.ipynb"), "mine");
        Assert.Empty(Update());
        Ship("a.ipynb", "a2");
        Assert.Contains("the newer lesson is beside it as a.new.ipynb", Assert.Single(Update()), StringComparison.Ordinal);
        Assert.Equal(("mine", "a2"), (Read("a.ipynb"), Read("a.new.ipynb")));
        Assert.Empty(Update());
        Assert.EndsWith("a.ipynb", new LessonFolder(Mine).First("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_there_before_counts_as_changed_even_when_the_memory_is_lost()
    {
        Update();
        File.WriteAllText(Path.Combine(Mine, LessonFolder.Memory), "{ broken");
        File.WriteAllText(Path.Combine(Mine, "en", "b.ipynb"), "mine");
        Update();
        Assert.Equal(("a1", "mine", "b1"), (Read("a.ipynb"), Read("b.ipynb"), Read("b.new.ipynb")));
    }

    private string Mine => _sandbox.PathOf("mine");

    private void Ship(string name, string text)
    {
        Directory.CreateDirectory(_sandbox.PathOf("shipped/en"));
        _sandbox.Write($"shipped/en/{name}", text);
    }

    private IReadOnlyList<string> Update() => new LessonFolder(Mine).Update(_sandbox.PathOf("shipped"));

    private string Read(string name) => File.ReadAllText(Path.Combine(Mine, "en", name));
}
