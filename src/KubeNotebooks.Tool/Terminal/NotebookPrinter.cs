using System.Globalization;
using KubeNotebooks.Display;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Notebook.Outputs;
using Spectre.Console;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>Shows a notebook's cells and outputs in a terminal.</summary>
internal sealed class NotebookPrinter
{
    /// <summary>Wide enough that a file or a pipe gets every line as it is.</summary>
    private const int Unbroken = 10_000;

    private readonly IAnsiConsole _console = AnsiConsole.Create(new AnsiConsoleSettings());
    private readonly bool _quiet;
    private int _number;

    /// <summary>A printer on standard output.</summary>
    /// <param name="quiet">Only errors are shown.</param>
    public NotebookPrinter(bool quiet)
    {
        _quiet = quiet;
        if (Console.IsOutputRedirected) _console.Profile.Width = Unbroken;
    }

    /// <summary>Shows a cell with its outputs.</summary>
    public void Print(NotebookCell cell)
    {
        if (cell.Kind == CellKind.Code)
        {
            _number++;
            if (!_quiet) PrintCode(cell.Source);
            foreach (var output in cell.Outputs) Print(output);
            if (!_quiet) _console.WriteLine();
        }
        else if (!_quiet)
        {
            PrintProse(cell.Source);
        }
    }

    /// <summary>Says something about the run.</summary>
    public void Tell(string text)
    {
        if (!_quiet) _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{text}[/]");
    }

    private void PrintProse(string text)
    {
        foreach (var line in text.TrimEnd().Split('\n'))
        {
            var level = line.TakeWhile(c => c == '#').Count();
            if (level > 0 && line.Length > level && line[level] == ' ')
                _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[bold]{line[(level + 1)..]}[/]");
            else
                _console.WriteLine(line.TrimEnd());
        }
        _console.WriteLine();
    }

    private void PrintCode(string code)
    {
        _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]In [[{_number}]]:[/]");
        foreach (var line in code.TrimEnd().Split('\n'))
        {
            if (line.StartsWith("#!", StringComparison.Ordinal))
                _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[blue]│ {line}[/]");
            else
                _console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[blue]│[/] {line}");
        }
    }

    private void Print(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput { Name: StreamOutput.Error } stream:
                PrintText(stream.Text, "red");
                break;
            case StreamOutput stream when !_quiet:
                PrintText(stream.Text, "default");
                break;
            case DisplayOutput display when !_quiet:
                PrintText(Text(display.Data), "default");
                break;
            case ExecuteResult result when !_quiet:
                PrintText(Text(result.Data), "default");
                break;
            case ErrorOutput error:
                PrintText(string.Join('\n', error.Traceback.Select(AnsiText.Plain)), "red");
                break;
        }
    }

    private void PrintText(string text, string colour)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n')) _console.WriteLine(line, Style.Parse(colour));
    }

    private static string Text(MimeBundle data) => data.Plain.Length > 0 ? data.Plain : $"({string.Join(", ", data.Entries.Keys)})";
}
