using System.Collections.Immutable;
using System.Text;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Display.Cards;
using KubeNotebooks.Display.Differences;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Live;
using KubeNotebooks.Display.Tables;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Display;

/// <summary>What kubectl printed, as HTML that reads well wherever notebooks are shown.</summary>
/// <remarks>
/// Simulated: inline styles only and no colours but inherited ones, because front ends strip style elements of notebooks
/// that they do not trust, and readers have light and dark themes.
/// </remarks>
public static class KubectlHtml
{
    private const int MostFolded = 20_000;
    private const int LeastFolded = 1_000;
    private const int MostPictures = 70_000;
    private const int MostOfOutput = 144_000;
    private const int LeastPictures = 8_000;
    private const int OnePicture = 24_000;
    private const int FewPictures = 6;
    private const int MostBytes = 150_000;
    private const int MostOfBlock = 60_000;
    private const string TextStyle = "font-family:monospace;color:inherit;background:transparent";

    /// <summary>What kubectl printed, in all its forms.</summary>
    /// <param name="result">What it did.</param>
    /// <param name="cluster">The cluster, as the command left it.</param>
    public static MimeBundle Bundle(KubectlResult result, Cluster cluster) =>
        MimeBundle.Text(result.StandardOutput).WithHtml(Of(result, cluster));

    /// <summary>Pictures of what a result is about, or its text as a block when there is none; empty when that would only repeat a long text.</summary>
    /// <param name="result">What kubectl did.</param>
    /// <param name="cluster">The cluster, as the command left it.</param>
    public static string Of(KubectlResult result, Cluster cluster)
    {
        if (OfTime(result, cluster, live: false) is { } moved) return moved;
        var html = new StringBuilder();
        var room = MostOfOutput - result.StandardOutput.Length;
        var few = result.Printed.Length <= FewPictures && result.Printed.All(one => one is PrintedDescription); // one long text takes no card from the others
        var most = few ? MostPictures : Math.Clamp(room - OnePicture, LeastPictures, MostPictures);
        for (var i = 0; i < result.Printed.Length;)
        {
            if (html.Length > most)
            {
                html.Append($"<div style=\"opacity:0.75\">and {result.Printed.Length - i} more; the text has all: it is shown after #!sim pictures off</div>");
                break;
            }
            var tables = result.Printed.Skip(i).TakeWhile(one => one is PrintedTable).Cast<PrintedTable>().ToImmutableArray();
            if (tables.Length > 0) html.Append(TablePicture.Of(tables, cluster, room));
            else html.Append(Of(result.Printed[i], cluster));
            i += Math.Max(1, tables.Length);
        }
        if (html.Length == 0) return BlockUnlessLong(result.StandardOutput);
        if (result.Printed.Any(one => one is PrintedComparison)) html.Append(Folded("as unified text", result.StandardOutput));
        if (FitsBeside(result.StandardOutput, html.ToString())) return html.ToString();
        var brief = few ? string.Concat(result.Printed.Select(one => Of(Briefly((PrintedDescription)one), cluster))) : "";
        return FitsBeside(result.StandardOutput, brief) ? brief : "";
    }

    // The card stays whole; of the text that is folded below it, the beginning.
    private static PrintedDescription Briefly(PrintedDescription described) => described with { Text = Cut(described.Text, LeastFolded) };

    // Where the text alone fits into one output, the picture must not make it too large.
    private static bool FitsBeside(string text, string html)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        return bytes > MostBytes || bytes + Encoding.UTF8.GetByteCount(html) <= MostBytes;
    }

    private static string Of(Printed printed, Cluster cluster) => printed switch
    {
        PrintedComparison compared => DifferencePicture.Of($"{compared.Name} as it is", $"{compared.Name} as it would be", compared.Old, compared.New),
        PrintedDescription described => DescriptionPicture.Of(described, cluster),
        PrintedRevisions revisions => HistoryPicture.Of(revisions, cluster),
        _ => "",
    };

    /// <summary>Text that is shown when somebody asks for it.</summary>
    /// <param name="summary">What it is; shown always.</param>
    /// <param name="text">Any text; it is escaped, and cut when it is very long.</param>
    public static string Folded(string summary, string text) =>
        $"<details><summary style=\"display:list-item;cursor:pointer;font-size:12px;opacity:0.75\">{Html.Escape(summary)}</summary>{Block(Short.Of(text, MostFolded))}</details>";

    /// <summary>What kubectl has printed so far, while it still waits.</summary>
    /// <param name="result">What it has done so far.</param>
    /// <param name="cluster">The cluster as it is now.</param>
    public static MimeBundle Live(KubectlResult result, Cluster cluster) => MimeBundle.Text(result.StandardOutput)
        .WithHtml(OfTime(result, cluster, live: true) ?? Of(result, cluster));

    /// <summary>Tables, one below the other.</summary>
    /// <param name="tables">What was printed: only the columns that are shown.</param>
    /// <param name="cluster">The cluster that they show.</param>
    public static string Of(ImmutableArray<Table> tables, Cluster cluster) =>
        TablePicture.Of([.. tables.Select(table => new PrintedTable(PlainTable.WithHeaders(table)))], cluster);

    /// <summary>What a command showed that followed objects through time; null when it followed none.</summary>
    private static string? OfTime(KubectlResult result, Cluster cluster, bool live)
    {
        PrintedChange[] changes = [.. result.Printed.OfType<PrintedChange>()];
        if (changes.Length > 0)
        {
            var text = result.StandardOutput.Length > MostOfBlock ? "" : Folded("as kubectl printed it", result.StandardOutput);
            return (live ? WatchPicture.Live(changes, cluster) : WatchPicture.Of(changes, cluster, MostOfOutput - result.StandardOutput.Length - text.Length)) + text;
        }
        PrintedProgress[] followed = [.. result.Printed.OfType<PrintedProgress>()];
        if (followed.Length == 0) return null;
        return (result.StandardOutput.Length > 0 ? Sentences(result.StandardOutput) : "") + ProgressPicture.Of(followed, cluster);
    }

    /// <summary>Text in a block of its own, or nothing when it is so long that front ends better show the text itself.</summary>
    /// <param name="text">Any text; it is escaped.</param>
    public static string BlockUnlessLong(string text) => text.Length > MostOfBlock ? "" : Block(text);

    /// <summary>Text in a block of its own, cut when it is very long, which its last line says.</summary>
    /// <param name="text">Any text; it is escaped.</param>
    public static string Excerpt(string text) => Block(Cut(text, MostFolded));

    private static string Cut(string text, int most) => text.Length <= most
        ? text
        : $"{Short.Of(text, most)}\n\nCut here. The text has all: it is shown after #!sim pictures off.";

    /// <summary>Text as it is, in a block of its own.</summary>
    /// <param name="text">Any text; it is escaped.</param>
    public static string Block(string text) => $"<pre style=\"margin:0;white-space:pre;overflow-x:auto;{TextStyle}\">{Html.Escape(text)}</pre>";

    /// <summary>Text without columns: its long lines are broken where there is no more room.</summary>
    private static string Sentences(string text) => $"<pre style=\"margin:0 0 4px 0;white-space:pre-wrap;{TextStyle}\">{Html.Escape(text)}</pre>";
}
