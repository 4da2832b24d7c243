namespace KubeNotebooks.EndToEnd;

public sealed class JupyterTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public void Nbconvert_and_run_write_the_same_bytes()
    {
        var nbconvert = Require.Nbconvert();
        _sandbox.Succeed(Sandbox.Tool, "install");
        var notebook = _sandbox.Write("small.ipynb", Sample.Notebook);
        _sandbox.Succeed(Sandbox.Tool, "run", notebook, "--output", _sandbox.PathOf("run.ipynb"));
        foreach (var name in new[] { "first.ipynb", "second.ipynb" })
        {
            _sandbox.Succeed(nbconvert, "--to", "notebook", "--execute", "--ExecutePreprocessor.record_timing=False", "--output", name, notebook);
            Assert.Equal(File.ReadAllText(_sandbox.PathOf("run.ipynb")), File.ReadAllText(_sandbox.PathOf(name)));
        }
    }

    [Fact]
    public void Jupyter_s_own_client_drives_the_kernel()
    {
        var python = Require.PythonWithJupyterClient();
        _sandbox.Succeed(Sandbox.Tool, "install");
        var output = _sandbox.Succeed(python, Path.Combine(Sandbox.Repository, "tests", "KubeNotebooks.EndToEnd", "drive_kernel.py"));
        Assert.EndsWith("all is well\n", output, StringComparison.Ordinal);
    }
}
