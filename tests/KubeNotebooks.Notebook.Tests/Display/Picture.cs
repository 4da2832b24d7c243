using System.Xml.Linq;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Tests.Display;

/// <summary>Runs cells and reads the HTML that they show, as a front end would.</summary>
internal static class Picture
{
    /// <summary>The HTML of everything that a cell shows.</summary>
    public static string Html(NotebookSession session, string cell) =>
        string.Concat(Displays(session, cell).Select(output => output.Data.Entries.GetValueOrDefault("text/html", "")));

    /// <summary>The same, parsed.</summary>
    public static XElement Of(NotebookSession session, string cell) => Parse(Html(session, cell));

    /// <summary>Parses HTML that must be well-formed.</summary>
    public static XElement Parse(string html) => XDocument.Parse($"<root>{html.Replace("&#160;", " ", StringComparison.Ordinal)}</root>", LoadOptions.PreserveWhitespace).Root!;

    /// <summary>The outputs that a cell shows; it must succeed.</summary>
    public static IReadOnlyList<DisplayOutput> Displays(NotebookSession session, string cell)
    {
        var collector = new OutputCollector();
        Assert.True(session.Run(cell, collector, new RunOptions()).Succeeded);
        return [.. collector.Outputs.OfType<DisplayOutput>()];
    }

    /// <summary>The rows of a table as texts of cells, the header first.</summary>
    public static string[] Rows(XElement table) =>
        [.. table.Descendants("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value)))];

    /// <summary>The tables that are shown, those folded away aside.</summary>
    public static XElement[] Tables(XElement picture) => [.. picture.Descendants("table").Where(table => !table.Ancestors("details").Any())];
}
