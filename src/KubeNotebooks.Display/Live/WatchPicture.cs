using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Display.Tables;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Display.Live;

/// <summary>What a watch has shown, as one table with a row for each object.</summary>
internal static class WatchPicture
{
    private const int MostRows = 100;
    private const string Legend = "bold: changed just now; struck out: deleted just now";
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    /// <summary>The table as the watch left it: what was deleted is not in it.</summary>
    /// <param name="changes">What the watch has shown, oldest first; not empty.</param>
    /// <param name="cluster">What was watched.</param>
    /// <param name="room">About how many characters there may be.</param>
    public static string Of(IReadOnlyList<PrintedChange> changes, Cluster cluster, int room)
    {
        var left = Latest(changes).Where(change => change.Type != WatchEventType.Deleted);
        return TablePicture.Of([new PrintedTable(changes[^1].Table with { Rows = [.. left.Select(RowOf)] })], cluster, room);
    }

    /// <summary>The table while the watch goes on: what changed last is bold, and what was just deleted is struck out.</summary>
    /// <param name="changes">What the watch has shown so far, oldest first; not empty.</param>
    /// <param name="cluster">What is watched.</param>
    /// <remarks>Changes of the same second count as one. Of many objects the table shows those that changed last.</remarks>
    public static string Live(IReadOnlyList<PrintedChange> changes, Cluster cluster)
    {
        var recent = changes[^1].At - Together;
        var nothingYet = changes[^1].At == changes[0].At; // only what was there when the watch began
        PrintedChange[] rows = [.. Latest(changes).Where(change => change.Type != WatchEventType.Deleted || change.At >= recent)];
        if (rows.Length > MostRows) rows = [.. rows.OrderByDescending(change => change.At).Take(MostRows)];
        var table = changes[^1].Table with { Rows = [.. rows.Select(RowOf)] };
        if (nothingYet) return TablePicture.Bare(new PrintedTable(table), cluster) + Line("");
        var styles = rows.Where(change => change.At >= recent).ToDictionary(UidOf, StyleOf, StringComparer.Ordinal);
        return TablePicture.Bare(new PrintedTable(table), cluster, styles) + Line(Legend);
    }

    private static string Line(string text) => $"<div style=\"{TablePicture.QuietLine};{TablePicture.Faint};min-height:18px\">{text}</div>";

    // The newest change of each object, in the order in which the objects first came.
    private static IEnumerable<PrintedChange> Latest(IReadOnlyList<PrintedChange> changes)
    {
        var latest = new OrderedDictionary<string, PrintedChange>(StringComparer.Ordinal);
        foreach (var change in changes) latest[UidOf(change)] = change;
        return latest.Values;
    }

    private static TableRow RowOf(PrintedChange change) => change.Table.Rows[0];

    private static string UidOf(PrintedChange change) => RowOf(change).Object.Metadata.Uid;

    private static string StyleOf(PrintedChange change) =>
        change.Type == WatchEventType.Deleted ? "text-decoration:line-through;opacity:0.6" : "font-weight:bold";
}
