using System.Text.RegularExpressions;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests;

/// <summary>Runs cells and tells what came of it as text that a test can compare.</summary>
internal static partial class CellText
{
    public static string Run(NotebookSession session, string code, CancellationToken interrupt = default)
    {
        var collector = new OutputCollector();
        var result = session.Run(code, collector, new RunOptions { Interrupt = interrupt });
        var lines = collector.Outputs.Select(output => output switch
        {
            StreamOutput stream => $"{stream.Name}: {stream.Text}",
            DisplayOutput display => $"display: {display.Data.Plain}",
            ExecuteResult value => $"result: {value.Data.Plain}",
            ErrorOutput error => $"error {error.Name}: {error.Message}\n{string.Join('\n', error.Traceback)}",
            _ => "",
        });
        return Escapes().Replace(string.Join('\n', result.Succeeded ? lines.Append("ok") : lines), "");
    }

    [GeneratedRegex("\e\\[[0-9;]*m")]
    private static partial Regex Escapes();
}
