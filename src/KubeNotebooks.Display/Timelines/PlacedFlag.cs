using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Timelines;

namespace KubeNotebooks.Display.Timelines;

/// <summary>A flag and where it stands.</summary>
/// <param name="Marks">What it stands for: one mark, or several that are told together; it stands at the first of them.</param>
/// <param name="Label">What it says.</param>
/// <param name="Row">Its row, from the top.</param>
/// <param name="Pixels">Its width.</param>
/// <param name="Flips">Whether it stands to the left of its moment.</param>
internal sealed record PlacedFlag(ImmutableArray<TimelineMark> Marks, string Label, int Row, double Pixels, bool Flips)
{
    /// <summary>When the first of its marks was made.</summary>
    public DateTimeOffset At => Marks[0].At;
}
