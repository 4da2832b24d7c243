using System.Text;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.Display.Drawing;
using static System.FormattableString;

namespace KubeNotebooks.Display.Maps;

/// <summary>A map as text: below each node a line for each revision that has pods there.</summary>
internal static class MapText
{
    /// <summary>The legend names no more revisions than these.</summary>
    public const int MostOwners = 24;

    /// <summary>Writes the rows.</summary>
    public static string Of(MapRows rows)
    {
        if (rows.Rows.IsEmpty) return "There are no nodes.\n";
        var text = new StringBuilder();
        var name = rows.Rows.Max(row => row.Name.Length);
        var requests = Enumerable.Range(0, 3).Select(i => rows.Rows.Max(row => i < row.Requests.Length ? row.Requests[i].Text.Length : 0)).ToArray();
        foreach (var row in rows.Rows)
        {
            text.Append(row.Name.PadRight(name));
            for (var i = 0; i < row.Requests.Length; i++) text.Append(Invariant($"  {row.Requests[i].Name} {row.Requests[i].Text.PadRight(requests[i])}"));
            foreach (var word in row.Words) text.Append($"  {word}");
            TrimEnd(text).Append('\n');
            foreach (var owner in row.Groups.GroupBy(group => group.Owner))
            {
                text.Append("  ");
                foreach (var group in owner) AppendMarks(text, group, rows.Counted);
                if (rows.Counted) text.Length--;
                text.Append($"  {owner.Key}\n");
            }
            if (row.Groups.IsEmpty) text.Append("  no pods\n");
            if (row.Reason.Length > 0) text.Append($"  {row.Reason}\n");
        }
        var states = rows.Rows.SelectMany(row => row.Groups).Select(group => group.State).Distinct().Order().ToList();
        if (states.Count > 0)
            text.Append('\n').AppendJoin("  ", states.Select(state => $"{Palette.Glyph(state)} {Word(state)}")).Append('\n');
        foreach (var remark in rows.Remarks) text.Append(remark).Append('\n');
        return text.ToString();
    }

    /// <summary>A state in a word.</summary>
    public static string Word(PodState state) => state switch
    {
        PodState.Pending => "waits for a node",
        PodState.Starting => "starting",
        PodState.NotReady => "running, not ready",
        PodState.Ready => "ready",
        PodState.Failed => "failed",
        PodState.Succeeded => "succeeded",
        _ => "terminating",
    };

    private static void AppendMarks(StringBuilder text, MapGroup group, bool counted)
    {
        if (counted) text.Append(Invariant($"{Palette.Glyph(group.State)}×{group.Pods.Length} "));
        else text.Insert(text.Length, Palette.Glyph(group.State), group.Pods.Length);
    }

    private static StringBuilder TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ') text.Length--;
        return text;
    }
}
