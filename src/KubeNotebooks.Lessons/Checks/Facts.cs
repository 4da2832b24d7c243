using System.Collections.Immutable;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.History;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>What a check may look at: the cluster now, and all that happened since the mark.</summary>
/// <param name="cluster">The cluster; no check changes it.</param>
/// <param name="mark">From where on it is judged.</param>
public sealed class Facts(Cluster cluster, Mark mark)
{
    private const string User = "user";

    private readonly Lazy<ImmutableArray<PastCommand>> _commands = new(() => [.. cluster.History.Commands.Where(one => one.Entry > mark.Entry)]);

    private readonly Dictionary<Target, RolloutTimeline> _timelines = [];

    /// <summary>The cluster now.</summary>
    public Cluster Cluster => cluster;

    /// <summary>From where on it is judged.</summary>
    public Mark Mark => mark;

    /// <summary>The commands since the mark, oldest first.</summary>
    public ImmutableArray<PastCommand> Commands => _commands.Value;

    /// <summary>All entries of the trace since the mark.</summary>
    public IEnumerable<TraceEntry> Entries
    {
        get
        {
            var entries = cluster.Trace.Entries;
            for (var i = mark.Entry + 1; i < entries.Count; i++) yield return entries[i];
        }
    }

    /// <summary>A Deployment's timeline until now; made once, whoever asks.</summary>
    /// <param name="deployment">The Deployment; there must be or have been one.</param>
    public RolloutTimeline Timeline(Target deployment)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        if (!_timelines.TryGetValue(deployment, out var timeline)) _timelines[deployment] = timeline = cluster.Timeline(deployment.Name, deployment.Namespace);
        return timeline;
    }

    /// <summary>Whether somebody did anything since the mark: ran a command, or wrote an object from a program.</summary>
    public bool SomebodyActed => Entries.Any(entry => entry.Actor == User || (entry.What is ObjectWritten && !ClusterActors.IsPart(entry.Actor)));

    /// <summary>What the checks saw at the mark, before anybody did anything.</summary>
    public Facts AtMark() => new(mark.Before, mark);
}
