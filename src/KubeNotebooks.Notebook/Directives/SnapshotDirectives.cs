using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim snapshot</c>, <c>restore</c> and <c>rewind</c>: the cluster as it was.</summary>
/// <remarks>Files that cells wrote stay as they are: they are the learner's, not the cluster's.</remarks>
internal static class SnapshotDirectives
{
    /// <summary><c>#!sim snapshot</c>.</summary>
    public static Directive Snapshot { get; } = new("#!sim snapshot", "#!sim snapshot [NAME]",
        "Keeps the cluster as it is now under a name; without a name, lists what is kept")
    {
        Arguments = ["NAME"],
        Example = "#!sim snapshot before-rollout",
        Run = Keep,
    };

    /// <summary><c>#!sim restore</c>.</summary>
    public static Directive Restore { get; } = new("#!sim restore", "#!sim restore NAME", "Brings back the cluster as a snapshot kept it")
    {
        Arguments = [SnapshotArgument],
        Required = 1,
        Example = "#!sim restore before-rollout",
        Run = BringBack,
    };

    /// <summary><c>#!sim rewind</c>.</summary>
    public static Directive Rewind { get; } = new("#!sim rewind", "#!sim rewind DURATION",
        "Turns the cluster's time back: what happened in it since then has not happened")
    {
        Arguments = ["DURATION"],
        Required = 1,
        Example = "#!sim rewind 30s",
        Run = TurnBack,
    };

    /// <summary>What the usage calls the name of a snapshot: completion offers those that are kept.</summary>
    public const string SnapshotArgument = "SNAPSHOT";

    /// <summary>The snapshot of a name.</summary>
    /// <exception cref="CellSyntaxException">There is none.</exception>
    public static Cluster Find(DirectiveCall call, string name)
    {
        var kept = call.Session.Snapshots;
        if (kept.TryGetValue(name, out var snapshot)) return snapshot;
        var others = kept.Count == 0 ? " None is kept yet: #!sim snapshot NAME keeps one." : $" Kept are: {string.Join(", ", kept.Keys)}.";
        throw new CellSyntaxException(call.Arguments.Line, $"There is no snapshot \"{name}\".{Nearest.Suggestion(name, kept.Keys)}{others}");
    }

    private static void Keep(DirectiveCall call)
    {
        var (kept, cluster) = (call.Session.Snapshots, call.Session.Cluster);
        if (call.Arguments.Positional.IsEmpty)
        {
            if (kept.Count == 0) call.Write("No snapshot is kept. #!sim snapshot NAME keeps one.\n");
            foreach (var (each, of) in kept) call.Write($"{each}: {VirtualClock.Text(of)}, {Contents(of)}\n");
            return;
        }
        var name = call.Arguments.Positional[0];
        var replaces = kept.ContainsKey(name) ? " It takes the place of an older one." : "";
        kept[name] = cluster.Fork();
        call.Write($"Kept as \"{name}\": {VirtualClock.Text(cluster)}, {Contents(cluster)}.{replaces}\n");
    }

    private static void BringBack(DirectiveCall call)
    {
        var name = call.Arguments.Positional[0];
        var snapshot = Find(call, name);
        call.Session.Replace(snapshot.Fork());
        call.Write($"As in \"{name}\": it is {VirtualClock.Text(snapshot)} again, {Contents(snapshot)}.\n");
    }

    private static void TurnBack(DirectiveCall call)
    {
        var (line, text, cluster) = (call.Arguments.Line, call.Arguments.Positional[0], call.Session.Cluster);
        var span = VirtualDuration.Parse(text) ?? throw new CellSyntaxException(line, $"\"{text}\" is no span of time. Write 30s, 1m30s or 2h.");
        if (cluster.EarliestRewind is not { } earliest || span > cluster.Now - earliest)
        {
            var most = cluster.Now - (cluster.EarliestRewind ?? cluster.Now);
            throw new CellSyntaxException(line, $"So far back nothing is kept: at most {VirtualDuration.Text(most)} can be turned back now.");
        }
        var rewound = cluster.RewindTo(cluster.Now - span);
        var undone = cluster.History.Commands.Count - rewound.History.Commands.Count;
        call.Session.Replace(rewound);
        call.Write(string.Create(CultureInfo.InvariantCulture,
            $"It is {VirtualClock.Text(rewound)} again, {Contents(rewound)}. {undone} {(undone == 1 ? "command is" : "commands are")} undone.\n"));
    }

    private static string Contents(Cluster cluster)
    {
        var (deployments, pods) = (cluster.ApiServer.List<V1Deployment>().Count, cluster.ApiServer.List<V1Pod>().Count);
        return string.Create(CultureInfo.InvariantCulture,
            $"{deployments} {(deployments == 1 ? "Deployment" : "Deployments")}, {pods} {(pods == 1 ? "pod" : "pods")}");
    }
}
