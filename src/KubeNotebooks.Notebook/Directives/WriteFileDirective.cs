using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!writefile</c>: the rest of the cell is a file.</summary>
internal static class WriteFileDirective
{
    /// <summary>The magic.</summary>
    public static Directive WriteFile { get; } = new("#!writefile", "#!writefile NAME", "Writes the rest of the cell to a file")
    {
        Arguments = ["NAME"],
        Required = 1,
        Example = "#!writefile pod.yml\napiVersion: v1\nkind: Pod\n…",
        Body = _ => DirectiveBody.RestOfCell,
        Run = Write,
    };

    private static void Write(DirectiveCall call)
    {
        var name = call.Arguments.Positional[0];
        var text = call.Body.Length == 0 || call.Body.EndsWith('\n') ? call.Body : call.Body + "\n";
        try
        {
            call.Session.Files.Write(name, text, call.Session.Cluster.Now);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var why = Directory.Exists(call.Session.Files.FullPath(name)) ? "there is a folder of that name." : refused.Message;
            throw new CellSyntaxException(call.Arguments.Line, $"{name} cannot be written: {why}");
        }
        call.Write($"Wrote {name}\n");
    }
}
