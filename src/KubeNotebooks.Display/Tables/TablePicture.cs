using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Kubectl;

namespace KubeNotebooks.Display.Tables;

/// <summary>Tables as HTML: kubectl's columns and words, with marks beside the words and the hue of each revision.</summary>
/// <remarks>
/// Simulated: what belongs together is shown by the hue that a ReplicaSet shares with its pods, and said in the row's title. There are no
/// links: an id would have to be unique on the page, and the same table may stand on it twice.
/// </remarks>
internal sealed class TablePicture
{
    private const int RowsBudget = 72_000;
    private const int OrdersBudget = 36_000;
    private const int LeastRows = 10_000;
    private const int FewRows = 50;
    private const string Table =
        "border-collapse:collapse;border:0;margin:0;font-family:ui-monospace,Menlo,Consolas,monospace;font-size:13px;line-height:1.4;"
        + "color:inherit";
    private readonly RevisionMarks _marks;
    private readonly IReadOnlyDictionary<string, string>? _styles;
    private readonly StringBuilder _html = new();
    private readonly int _room;
    private int _ordersLeft;

    private TablePicture(Cluster cluster, IReadOnlyDictionary<string, string>? styles, int room)
    {
        (_marks, _styles) = (new RevisionMarks(cluster), styles);
        _room = Math.Clamp(room, LeastRows, RowsBudget);
        _ordersLeft = Math.Clamp(room - RowsBudget, 0, OrdersBudget);
    }

    /// <summary>The tables of one output, one below the other.</summary>
    /// <param name="tables">What was printed.</param>
    /// <param name="cluster">The cluster that they show.</param>
    /// <param name="room">About how many characters there may be: the output holds the text as well.</param>
    public static string Of(ImmutableArray<PrintedTable> tables, Cluster cluster, int room = RowsBudget + OrdersBudget)
    {
        if (tables.Sum(table => table.Table.Rows.Count) <= FewRows) room = RowsBudget + OrdersBudget; // one long text takes no row from the others
        var picture = new TablePicture(cluster, null, room);
        var shown = tables.Select(table => ShownTable.Of(table, picture._marks)).ToArray();
        var rows = 0;
        for (var i = 0; i < shown.Length; i++)
        {
            var before = picture._html.Length;
            if (i > 0) picture._html.Append("<div style=\"height:12px\"></div>");
            shown[i] = picture.Append(shown[i], (picture._room - rows) / (shown.Length - i)); // what one table leaves, the next may use
            rows += picture._html.Length - before;
            if (i == shown.Length - 1) RevisionLegend.Append(picture._html, shown);
            picture.AppendOrders(shown[i]);
        }
        return $"<div>{picture._html}</div>";
    }

    /// <summary>A table alone, without a legend and other orders.</summary>
    /// <param name="table">What is shown.</param>
    /// <param name="cluster">The cluster that it shows.</param>
    /// <param name="styles">Further styles of rows, by the UIDs of their objects; null: none.</param>
    public static string Bare(PrintedTable table, Cluster cluster, IReadOnlyDictionary<string, string>? styles = null)
    {
        var picture = new TablePicture(cluster, styles, RowsBudget);
        picture.Append(ShownTable.Of(table, picture._marks), picture._room);
        return picture._html.ToString();
    }

    private ShownTable Append(ShownTable table, int budget)
    {
        table = AppendTable(table, budget);
        if (table.IsCut) TableSummary.Append(_html, table);
        if (SortColumn.Of(table) is { IsUnmarked: true } sort) _html.Append($"<div style=\"{QuietLine};{Faint}\">{Html.Escape(Short.Of(sort.Meaning, 200))}</div>");
        return table;
    }

    /// <summary>The style of a line that says something about a table.</summary>
    internal const string QuietLine = "font-size:12px;line-height:1.5;margin:3px 0 0 0";

    /// <summary>The style of quiet words.</summary>
    internal const string Faint = "opacity:0.75";

    // Draws as many rows as there is room for; what was left out is left out of the result too.
    private ShownTable AppendTable(ShownTable table, int budget)
    {
        var layout = new TableLayout(table);
        var end = _html.Length + budget;
        _html.Append($"<table style=\"{Table};{layout.Table}\">");
        if (!table.Printed.NoHeaders) AppendHeaders(table, layout);
        _html.Append($"<tbody{layout.Body}>");
        var drawn = 0;
        foreach (var row in table.Rows)
        {
            if (_html.Length > end) break;
            AppendRow(table, row, layout);
            drawn++;
        }
        _html.Append("</tbody></table>");
        return drawn == table.Rows.Count ? table : table with { Rows = [.. table.Rows.Take(drawn)] };
    }

    private void AppendHeaders(ShownTable table, TableLayout layout)
    {
        var sort = SortColumn.Of(table);
        _html.Append($"<thead{layout.Body}><tr style=\"{layout.RowWith("transparent")};border-bottom:1px solid currentColor\">");
        for (var i = 0; i < table.Headers.Count; i++)
        {
            _html.Append($"<th style=\"{layout.HeaderOf(i)}\"");
            if (sort?.Index == i) _html.Append($" title=\"{Html.Escape(sort.Meaning)}\"");
            _html.Append('>').Append(Html.Escape(table.Headers[i])).Append(sort?.Index == i ? sort.Arrow : "").Append("</th>");
        }
        _html.Append("</tr></thead>");
    }

    private void AppendRow(ShownTable table, ShownRow row, TableLayout layout)
    {
        var bar = row.Mark?.Hue.Solid ?? "transparent";
        var own = _styles?.GetValueOrDefault(row.Object.Metadata.Uid) is { } style ? $";{style}" : "";
        _html.Append($"<tr style=\"{layout.RowWith(bar)};border-bottom:1px solid {Palette.Rule}{own}\"");
        if (RowTitle.Of(row) is { } title) _html.Append($" title=\"{Html.Escape(Short.Of(title, 300))}\"");
        _html.Append('>');
        for (var i = 0; i < row.Cells.Count; i++)
        {
            _html.Append($"<td style=\"{layout.CellOf(i, bar)}\">");
            if (StatusMark.Of(row.Object, table.Headers[i]) is { } mark)
                _html.Append($"<span style=\"color:{mark.Colour}\" title=\"{Html.Escape(mark.Meaning)}\">{mark.Glyph}</span>&#160;");
            _html.Append(CellText.Of(row.Cells[i], row.Mark)).Append("</td>");
        }
        _html.Append("</tr>");
    }

    private void AppendOrders(ShownTable table)
    {
        var orders = RowOrders.Of(table).ToArray();
        if (orders.Length == 0) return;
        var (start, any) = (_html.Length, false);
        _html.Append($"<div style=\"{QuietLine};display:flex;flex-wrap:wrap;gap:0 14px;align-items:baseline\"><span style=\"{Faint}\">in another order:</span>");
        foreach (var (column, first, rows) in orders)
        {
            var before = _html.Length;
            _html.Append(CultureInfo.InvariantCulture, $"<details style=\"max-width:100%\"><summary style=\"display:list-item;cursor:pointer;{Faint}\" title=\"{first}\">{column}</summary>")
                .Append($"<div style=\"{Faint}\">{first}:</div>");
            AppendTable(table with { Rows = rows, Printed = table.Printed with { SortedBy = "" } }, int.MaxValue / 2);
            _html.Append("</details>");
            if (_html.Length - before > _ordersLeft)
            {
                _html.Length = before;
                break;
            }
            _ordersLeft -= _html.Length - before;
            any = true;
        }
        if (any) _html.Append("</div>");
        else _html.Length = start;
    }
}
