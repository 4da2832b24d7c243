using System.Globalization;

namespace KubeNotebooks.Display.Tables;

/// <summary>How the cells of a table are placed, so that nothing scrolls sideways.</summary>
/// <remarks>
/// Simulated: a table of few columns is an ordinary one, whose cells break. One of many is a table whose rows wrap: the cells have widths in
/// characters, as in kubectl's text, and those that find no room stand on a second line, their headers too. Where a front end
/// drops that style, it is an ordinary table again.
/// </remarks>
internal sealed class TableLayout
{
    private const int Gap = 2;
    private const int MarkWidth = 2;
    private const int PhoneWidth = 43; // characters beside each other on a screen of 420 px
    private const int LongText = 48;
    private const int NeverTooWide = 30;
    private const string Common = "text-align:left;border:0;";
    private readonly int[] _widths;

    /// <summary>Measures a table.</summary>
    public TableLayout(ShownTable table)
    {
        _widths = new int[table.Headers.Count];
        var narrowest = 0;
        for (var column = 0; column < _widths.Length; column++)
        {
            var (width, part) = (table.Headers[column].Length, CellText.LongestPart(table.Headers[column], null));
            var mark = 0;
            foreach (var row in table.Rows)
            {
                width = Math.Max(width, row.Cells[column].Length);
                part = Math.Max(part, CellText.LongestPart(row.Cells[column], row.Mark));
                if (mark == 0 && StatusMark.Of(row.Object, table.Headers[column]) is not null) mark = MarkWidth;
            }
            _widths[column] = width + mark + Gap;
            narrowest += Math.Min(part, LongText) + mark + Gap;
        }
        Wraps = narrowest > PhoneWidth || _widths.Any(width => width > LongText);
    }

    /// <summary>Whether the rows wrap.</summary>
    public bool Wraps { get; }

    /// <summary>The style of the table.</summary>
    public string Table => Wraps ? "display:block;width:fit-content;max-width:100%;overflow-wrap:anywhere" : "overflow-wrap:break-word";

    /// <summary>The style of the parts of the table.</summary>
    public string Body => Wraps ? " style=\"display:block\"" : "";

    /// <summary>The style of a row with a bar at its left.</summary>
    /// <param name="bar">The bar's colour.</param>
    public string RowWith(string bar) => Wraps ? $"display:flex;flex-wrap:wrap;background:none;padding:0;{Bar(bar)}" : "background:none";

    /// <summary>The style of a header.</summary>
    public string HeaderOf(int column) => Common + Place(column, "transparent");

    /// <summary>The style of a cell.</summary>
    /// <param name="column">Which.</param>
    /// <param name="bar">The colour of the bar at the row's left.</param>
    public string CellOf(int column, string bar) => Common + Place(column, bar);

    // What is very long takes the room that is left, and breaks.
    private string Place(int column, string bar)
    {
        if (!Wraps) return "vertical-align:top;padding:2px 2ch 2px 0" + (column == 0 ? ";" + Bar(bar) : "");
        if (_widths[column] > LongText) return "padding:2px 0;flex:1 1 36ch;max-width:100%";
        var limit = _widths[column] > NeverTooWide ? ";max-width:100%" : "";
        return string.Create(CultureInfo.InvariantCulture, $"padding:2px 0;flex:0 0 {_widths[column]}ch{limit}");
    }

    private static string Bar(string colour) => $"border-left:4px solid {colour};padding-left:7px";
}
