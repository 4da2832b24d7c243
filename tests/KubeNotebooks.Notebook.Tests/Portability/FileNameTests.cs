namespace KubeNotebooks.Notebook.Tests.Portability;

/// <summary>Folders and files with spaces and letters of other scripts in their names.</summary>
public sealed class FileNameTests : IDisposable
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: NAME}\nspec:\n  containers: [{name: c, image: nginx:1.27}]\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kube notebooks 日本語 ");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void A_name_in_quotes_may_have_spaces_and_any_letters()
    {
        Assert.Equal("stdout: Wrote my web.yml\n\nok", Run("#!writefile \"my web.yml\"\n" + Pod.Replace("NAME", "one", StringComparison.Ordinal)));
        Assert.Equal("stdout: Wrote 部品/デプロイ.yml\n\nok", Run("#!writefile 部品/デプロイ.yml\n" + Pod.Replace("NAME", "two", StringComparison.Ordinal)));
        Assert.Equal("display: pod/one created\n\ndisplay: pod/two created\n\nok", Run("#!kube create -f 'my web.yml'\n#!kube create -f 部品/デプロイ.yml"));
        Assert.Equal("display: pod/one configured (dry run)\npod/two configured (dry run)\n\nok",
            Run("#!kube apply -R -f . --dry-run=client").Replace("Warning", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Messages_name_files_as_linux_writes_them_on_every_system()
    {
        Run("#!writefile sub/bad.yml\nkind: Pod");
        Assert.Equal("""
            stderr: error: error validating "sub/bad.yml": error validating data: apiVersion not set; if you choose to ignore these errors, turn validation off with --validate=false

            ok
            """, Run("#!kube apply -f sub"));
        Assert.Equal("stderr: error: the path \"sub/none.yml\" does not exist\n\nok", Run("#!kube apply -f sub/none.yml"));
        Assert.Equal("stderr: diff: sub: Is a directory\ndiff: none.yml: No such file or directory\n\nok", Run("#!diff -u sub none.yml"));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_reported_in_words()
    {
        Run("#!writefile sub/a.yml\nx: 1");
        Assert.Equal("""
            error MagicError: sub cannot be written: there is a folder of that name.
            MagicError: line 1: sub cannot be written: there is a folder of that name.
            """, Run("#!writefile sub\nx: 1"));
        Assert.StartsWith("error MagicError: sub/a.yml/b.yml cannot be written: ", Run("#!writefile sub/a.yml/b.yml\nx: 1"), StringComparison.Ordinal);
    }

    private string Run(string cell) => CellText.Run(_session ??= new NotebookSession(new SessionOptions { Folder = _folder.FullName }), cell);

    private NotebookSession? _session;
}
