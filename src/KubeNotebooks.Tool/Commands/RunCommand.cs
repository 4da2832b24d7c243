using System.CommandLine;
using KubeNotebooks.CSharp;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Documents;
using KubeNotebooks.Tool.Pages;
using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks run</c>: runs a notebook without Jupyter and Python.</summary>
internal static class RunCommand
{
    private const string Summary = "Run a notebook without Jupyter";

    private const string Details = """
        Shows its cells and outputs, and writes the executed notebook.

        Without --output or --in-place it is written beside the notebook as NAME.executed.ipynb, to the byte as Jupyter would
        write it. Files that cells write land in the notebook's folder unless --folder says otherwise. The exit code is 1 when a
        cell ended in an error (unless the cell is tagged raises-exception), 2 when the notebook cannot be read or written.

        Examples:
          kube-notebooks run lesson.ipynb
          kube-notebooks run lesson.ipynb --html
          kube-notebooks run lesson.ipynb --in-place --quiet
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var notebook = new Argument<string>("NOTEBOOK") { Description = "The .ipynb file" };
        var output = new Option<string>("--output", "-o") { Description = "Where the executed notebook is written", HelpName = "FILE" };
        var inPlace = new Option<bool>("--in-place") { Description = "The executed notebook replaces the notebook" };
        var html = new Option<string>("--html")
        {
            Description = "Make one self-contained page too; beside the executed notebook if no file is named",
            HelpName = "FILE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var folder = new Option<string>("--folder") { Description = "Where file names in cells start", HelpName = "FOLDER" };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Show nothing but errors" };
        var command = new ExplainedCommand("run", Summary, Details) { notebook, output, inPlace, html, folder, quiet };
        command.Validators.Add(result =>
        {
            if (result.GetResult(output) is not null && result.GetResult(inPlace) is not null)
                result.AddError("Choose one of --output and --in-place.");
        });
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(notebook);
            var written = result.GetValue(inPlace) ? path : result.GetValue(output) ?? Path.ChangeExtension(path, ".executed.ipynb");
            string? page = null;
            if (result.GetResult(html) is not null) page = result.GetValue(html) ?? Path.ChangeExtension(written, ".html");
            return Run(path, written, page, result.GetValue(folder), result.GetValue(quiet));
        });
        return command;
    }

    private static int Run(string path, string written, string? page, string? folder, bool quiet)
    {
        try
        {
            var notebook = NotebookDocument.Load(path);
            var session = new NotebookSession(new SessionOptions
            {
                Folder = folder ?? Path.GetDirectoryName(Path.GetFullPath(path))!,
                CSharp = ScriptEngine.Start,
            });
            using var interrupt = new CancellationTokenSource();
            ConsoleCancelEventHandler cancel = (_, press) =>
            {
                press.Cancel = true;
                interrupt.Cancel();
            };
            Console.CancelKeyPress += cancel;
            var printer = new NotebookPrinter(quiet);
            bool succeeded;
            using (var status = new StatusLine(Console.Error, StatusLine.IsInteractive && !quiet))
            {
                var options = new RunOptions { Interrupt = interrupt.Token, OnTimePassed = status.Tell };
                succeeded = new NotebookRunner(session).Run(notebook, Print, options, number => status.Begin($"In [{number}]"));

                void Print(NotebookCell cell)
                {
                    status.End();
                    printer.Print(cell);
                }
            }
            Console.CancelKeyPress -= cancel;

            notebook.Save(written);
            printer.Tell($"Executed notebook: {written}");
            if (page is not null)
            {
                File.WriteAllText(page, NotebookPage.Render(notebook, Path.GetDirectoryName(Path.GetFullPath(path))!));
                printer.Tell($"Page: {page}");
            }
            return succeeded ? 0 : 1;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine($"kube-notebooks: {path}: {wrong.Message}");
            return 2;
        }
    }
}
