using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>One pod's life.</summary>
/// <param name="Uid">Its UID.</param>
/// <param name="Name">Its name.</param>
/// <param name="Revision">The index of its ReplicaSet in <see cref="RolloutTimeline.Revisions"/>.</param>
/// <param name="Node">The node that it was on last; empty when it never got one.</param>
/// <param name="Restarts">How often its containers were restarted.</param>
/// <param name="Spans">Its states, without a gap from its creation to its removal.</param>
public sealed record PodLane(string Uid, string Name, int Revision, string Node, int Restarts, ImmutableArray<PodSpan> Spans)
{
    /// <summary>The end of its name, which tells it from the other pods of its ReplicaSet: <c>sw7ss</c>.</summary>
    public string Suffix => Name[(Name.LastIndexOf('-') + 1)..];

    /// <summary>When it was created.</summary>
    public DateTimeOffset From => Spans[0].From;

    /// <summary>When it was removed, or the end of the timeline.</summary>
    public DateTimeOffset To => Spans[^1].To;
}
