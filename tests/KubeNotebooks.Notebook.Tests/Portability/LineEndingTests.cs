using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Tests.Lessons;
using Microsoft.DotNet.Interactive.Formatting;

namespace KubeNotebooks.Notebook.Tests.Portability;

/// <summary>Files whose lines end as on Windows, as an editor or git may leave them.</summary>
public sealed class LineEndingTests : IDisposable
{
    private const string Manifest = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          annotations:
            kubernetes.io/change-cause: |
              the first
              of many
            folded: >-
              one
              line
            quoted: "a
              b"
        spec:
          replicas: 2   # two
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
              - name: nginx
                image: nginx:1.27
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          selector: {app: web}
          ports:
          - port: 80

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kube-notebooks-");

    public static TheoryData<string> Lessons => [.. Lesson.All];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Lessons))]
    public void A_lesson_with_windows_line_ends_in_file_and_cells_gives_the_same_outputs(string lesson)
    {
        var committed = Lesson.Text(lesson);
        var windows = committed.Replace("\\n\",\n", "\\r\\n\",\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        Assert.Contains("\\r\\n\",\r\n", windows, StringComparison.Ordinal);
        var notebook = NotebookDocument.Parse(windows);
        new NotebookRunner(Sessions.WithCSharp(_folder.FullName)).Run(notebook);
        Assert.Equal(committed, notebook.Write().Replace("\\r\\n", "\\n", StringComparison.Ordinal));
        Assert.All(_folder.EnumerateFiles(), file => Assert.DoesNotContain('\r', File.ReadAllText(file.FullName)));
    }

    [Fact]
    public void A_manifest_with_windows_line_ends_means_the_same_to_every_command() =>
        Assert.Equal(AllAbout(Manifest), AllAbout(Manifest.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void A_manifest_with_a_mark_of_its_encoding_means_the_same() => Assert.Equal(AllAbout(Manifest), AllAbout('\uFEFF' + Manifest));

    /// <remarks>Source: kubectl create configmap takes a file's bytes; sigs.k8s.io/yaml quotes a text with carriage returns.</remarks>
    [Fact]
    public void A_file_that_becomes_data_keeps_its_line_ends()
    {
        Write("web.conf", "a 1\r\nb 2\r\n");
        var text = CellText.Run(new NotebookSession(new SessionOptions { Folder = _folder.FullName }),
            "#!kube create configmap web --from-file=web.conf --dry-run=client -o yaml");
        Assert.Contains("  web.conf: \"a 1\\r\\nb 2\\r\\n\"\n", text, StringComparison.Ordinal);
    }

    /// <remarks>Source: GNU diff compares bytes.</remarks>
    [Fact]
    public void Diff_tells_lines_apart_that_end_differently()
    {
        Write("old.txt", "a\nb\n");
        Write("new.txt", "a\nb\r\n");
        var text = CellText.Run(new NotebookSession(new SessionOptions { Folder = _folder.FullName }), "#!diff -u old.txt new.txt");
        Assert.Contains("\n a\n-b\n+b\r\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_s_file_keeps_separators_that_end_no_line()
    {
        const string Text = "a: \"x\u2028y\u0085z\f\"\n";
        CellText.Run(new NotebookSession(new SessionOptions { Folder = _folder.FullName }), "#!writefile a.txt\r\n" + Text);
        Assert.Equal(Text, File.ReadAllText(Path.Combine(_folder.FullName, "a.txt")));
    }

    [Fact]
    public void What_code_writes_and_shows_ends_its_lines_alike_on_every_system()
    {
        Assert.Equal("stdout: 42\n1.5\nc\nx\ny 1\n\nok", CellText.Run(Sessions.WithCSharp(), """
            Console.WriteLine(42);
            Console.WriteLine(1.5);
            Console.WriteLine('c');
            Console.WriteLine("x".AsSpan());
            Console.WriteLine("y {0}", 1);
            """));
        Formatter.Register<WindowsText>((_, writer) => writer.Write("a\r\nb"), "text/plain");
        Assert.Equal("a\nb", ValueFormatter.Bundle(new WindowsText(), "text/plain").Plain);
        Assert.DoesNotContain('\r', ValueFormatter.Bundle(new { Name = "a", Numbers = new[] { 1, 2 } }, "text/plain").Plain);
    }

    private sealed class WindowsText;

    private string AllAbout(string manifest)
    {
        Write("web.yml", manifest);
        return CellText.Run(new NotebookSession(new SessionOptions { Folder = _folder.FullName }), """
            #!sim reset --seed 3
            #!kube apply -f web.yml --dry-run=client -o json
            #!kube diff -f web.yml
            #!kube apply -f web.yml
            #!kube rollout status deployment web
            #!kube get -f web.yml -o yaml
            #!kube rollout history deployment web
            #!kube delete -f web.yml
            """);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
