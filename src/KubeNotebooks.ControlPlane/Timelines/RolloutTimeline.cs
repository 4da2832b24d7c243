using System.Collections.Immutable;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>A Deployment's past: its pods by revision, the numbers of them, and what its strategy promised.</summary>
/// <remarks>
/// Simulated: it is read from the trace, which no real cluster has. A pod is available from the moment at which it has been ready for
/// <c>minReadySeconds</c>, by the condition's own time as its ReplicaSet reckons; the ReplicaSet's own report comes some milliseconds
/// later and does not count here. Every other moment is that of a write.
/// </remarks>
public sealed record RolloutTimeline
{
    /// <summary>The Deployment's namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The Deployment's name.</summary>
    public required string Name { get; init; }

    /// <summary>The Deployment's UID.</summary>
    public required string Uid { get; init; }

    /// <summary>When it begins: at the command or the write that created the Deployment, or the oldest ReplicaSet that it adopted.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends: the cluster's time when it was made.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The Deployment's ReplicaSets, in the order in which they came.</summary>
    public ImmutableArray<TimelineRevision> Revisions { get; init; } = [];

    /// <summary>The pods: by ReplicaSet, and within it in the order in which they came. Those of an adopted one have their life before it too.</summary>
    public ImmutableArray<PodLane> Lanes { get; init; } = [];

    /// <summary>The numbers of pods over time; those of a ReplicaSet count while the Deployment controls it.</summary>
    public ImmutableArray<CountStep> Counts { get; init; } = [];

    /// <summary>What the strategy promised, from the Deployment's creation until its end without a gap.</summary>
    public ImmutableArray<PromisedBounds> Bounds { get; init; } = [];

    /// <summary>What was done from outside: commands, and changes by other clients.</summary>
    public ImmutableArray<TimelineMark> Marks { get; init; } = [];

    /// <summary>Whether the strategy's promise was kept.</summary>
    public required RolloutVerdict Verdict { get; init; }

    /// <summary>The longest while in which no pod was available, after the first one was.</summary>
    public TimeSpan LongestOutage
    {
        get
        {
            var (longest, served) = (TimeSpan.Zero, false);
            for (var i = 0; i < Counts.Length; i++)
            {
                served |= Counts[i].Available > 0;
                if (!served || Counts[i].Available > 0) continue;
                var from = Counts[i].At;
                while (i + 1 < Counts.Length && Counts[i + 1].Available == 0) i++;
                var to = i + 1 < Counts.Length ? Counts[i + 1].At : To;
                if (to - from > longest) longest = to - from;
            }
            return longest;
        }
    }

    /// <summary>The part of it from a moment on.</summary>
    /// <param name="from">Within it; the numbers of the verdict are those of the part.</param>
    public RolloutTimeline Since(DateTimeOffset from) => TimelineWindow.Since(this, from);

    /// <summary>The timeline of a Deployment until now.</summary>
    /// <param name="cluster">The cluster in which it is or was.</param>
    /// <param name="deployment">The Deployment; only its UID and names are used.</param>
    public static RolloutTimeline Of(Cluster cluster, V1Deployment deployment)
    {
        var walk = new TimelineWalk(cluster.History, deployment.Metadata.Uid, cluster.Options.Version);
        var timeline = walk.Go(deployment, cluster.Now);
        var marks = TimelineMarks.Of(cluster, walk.Versions, timeline.Lanes);
        var first = marks.IsEmpty || marks[0].At > timeline.From ? timeline.From : marks[0].At;
        return timeline with { From = first, Marks = marks };
    }
}
