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
        call.Session.Files.Write(name, text, call.Session.Cluster.Now);
        call.Write($"Wrote {name}\n");
    }
}
