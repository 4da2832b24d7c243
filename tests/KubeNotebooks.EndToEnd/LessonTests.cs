namespace KubeNotebooks.EndToEnd;

public sealed class LessonTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public static TheoryData<string> Lessons =>
        [.. Directory.EnumerateFiles(Path.Combine(Sandbox.Repository, "notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Sandbox.Repository, path))
            .Where(path => !path.Contains(".executed.", StringComparison.Ordinal) && !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [MemberData(nameof(Lessons))]
    public void Nbconvert_gives_the_committed_notebook_byte_for_byte_twice(string lesson)
    {
        var nbconvert = Require.Nbconvert();
        _sandbox.Succeed(Sandbox.Tool, "install");
        var committed = File.ReadAllText(Path.Combine(Sandbox.Repository, lesson));
        var notebook = _sandbox.Write("lesson.ipynb", committed);
        foreach (var name in new[] { "first.ipynb", "second.ipynb" })
        {
            _sandbox.Succeed(nbconvert, "--to", "notebook", "--execute", "--ExecutePreprocessor.record_timing=False", "--output", name, notebook);
            Assert.Equal(committed, File.ReadAllText(_sandbox.PathOf(name)));
        }
    }
}
