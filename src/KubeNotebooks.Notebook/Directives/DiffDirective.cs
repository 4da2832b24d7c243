using KubeNotebooks.Display;
using KubeNotebooks.Display.Differences;
using KubeNotebooks.Kubectl.Diff;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!diff</c>: compares two files as <c>diff -u</c> does.</summary>
internal static class DiffDirective
{
    private const int Same = 0;
    private const int Different = 1;
    private const int Trouble = 2;

    /// <summary>The magic.</summary>
    public static Directive Diff { get; } = new("#!diff", "#!diff -u OLD NEW", "Compares two files, as diff -u does")
    {
        Options = [new("-u", null, "As lines with their neighbours; the only form there is, so it must be said")],
        Arguments = ["OLD", "NEW"],
        Required = 2,
        Example = "#!diff -u old.yml new.yml",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        if (!call.Arguments.Has("-u"))
            throw new CellSyntaxException(call.Arguments.Line, $"Only the unified form is known. It is written: {Diff.Usage}");
        var cluster = call.Session.Cluster;
        var files = call.Arguments.Positional.Select(name => Read(call, name)).ToArray();
        if (files is not [{ } old, { } @new])
        {
            cluster.LastExitCode = Trouble;
            return;
        }
        var text = UnifiedDiff.Compare(old, @new);
        cluster.LastExitCode = text.Length == 0 ? Same : Different;
        if (text.Length == 0) return;
        var html = DifferencePicture.Of(old.Name, @new.Name, old.Text, @new.Text) + KubectlHtml.Folded("as unified text", text);
        call.Output.Emit(new DisplayOutput(call.AsWished(MimeBundle.Text(text).With(MimeBundle.HtmlText, html))));
    }

    /// <summary>Reads a file; one that is not there is reported as diff reports it.</summary>
    private static DiffFile? Read(DirectiveCall call, string name)
    {
        var files = call.Session.Files;
        var path = files.FullPath(name);
        if (Directory.Exists(path) || !File.Exists(path))
        {
            var why = Directory.Exists(path) ? "Is a directory" : "No such file or directory";
            call.Output.Emit(new StreamOutput(StreamOutput.Error, $"diff: {name}: {why}\n"));
            return null;
        }
        return new DiffFile(name, File.ReadAllText(path), files.LastChanged(name).ToOffset(call.Session.Cluster.Options.UtcOffset));
    }
}
