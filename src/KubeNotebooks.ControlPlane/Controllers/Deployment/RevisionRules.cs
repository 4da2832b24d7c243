using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>How rollouts are numbered, and which annotations go from a Deployment to its new ReplicaSet.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/util/deployment_util.go, MaxRevision, SetNewReplicaSetAnnotations.</remarks>
internal static class RevisionRules
{
    private const int MaxHistoryLength = 2000;

    /// <summary>A ReplicaSet's revision: 0 without the annotation, null when it is no number.</summary>
    public static long? RevisionOf(V1ReplicaSet replicaSet)
    {
        var text = Annotation(replicaSet, DeploymentAnnotations.Revision);
        if (text is null) return 0;
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var revision) ? revision : null;
    }

    /// <summary>One more than the highest revision among the old ReplicaSets.</summary>
    public static long NextRevision(IEnumerable<V1ReplicaSet> old)
    {
        var highest = 0L;
        foreach (var one in old) highest = Math.Max(highest, RevisionOf(one) ?? 0);
        return highest + 1;
    }

    /// <summary>The annotations of a ReplicaSet with the Deployment's written over them, those aside that stay where they are.</summary>
    /// <param name="deployment">Gives its annotations.</param>
    /// <param name="onto">The ReplicaSet's own; may be null.</param>
    public static Dictionary<string, string> Copied(V1Deployment deployment, IDictionary<string, string>? onto)
    {
        var result = new Dictionary<string, string>(onto ?? new Dictionary<string, string>());
        foreach (var (key, value) in deployment.Metadata.Annotations ?? new Dictionary<string, string>())
        {
            if (!DeploymentAnnotations.IsSkipped(key)) result[key] = value;
        }
        return result;
    }

    /// <summary>The new ReplicaSet, if it exists already, as it should be: annotations, revision and <c>minReadySeconds</c>.</summary>
    /// <param name="seen">With the new ReplicaSet.</param>
    /// <returns>The same object when nothing is to be written.</returns>
    public static V1ReplicaSet Synchronised(DeploymentView seen)
    {
        var replicaSet = seen.New!;
        var annotations = Copied(seen.Deployment, replicaSet.Metadata.Annotations);
        var changed = !SameText(annotations, replicaSet.Metadata.Annotations);
        if (RevisionOf(replicaSet) is { } current)
        {
            changed |= Raise(annotations, current, NextRevision(seen.Old));
        }
        else
        {
            changed = false; // an unreadable revision stops the copying too
        }
        var minReadySeconds = seen.Deployment.Spec.MinReadySeconds ?? 0;
        if (!changed && (replicaSet.Spec.MinReadySeconds ?? 0) == minReadySeconds) return replicaSet;
        return replicaSet with
        {
            Metadata = replicaSet.Metadata with { Annotations = annotations },
            Spec = replicaSet.Spec with { MinReadySeconds = minReadySeconds == 0 ? null : minReadySeconds },
        };
    }

    // A revision is never lowered; one that is left behind goes into the history.
    private static bool Raise(Dictionary<string, string> annotations, long current, long next)
    {
        if (current >= next) return false;
        if (annotations.TryGetValue(DeploymentAnnotations.Revision, out var left))
        {
            annotations.TryGetValue(DeploymentAnnotations.RevisionHistory, out var history);
            annotations[DeploymentAnnotations.RevisionHistory] = Append(history ?? "", left);
        }
        annotations[DeploymentAnnotations.Revision] = next.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    /// <summary>A history with one revision more; the oldest are dropped when it grows too long.</summary>
    internal static string Append(string history, string revision)
    {
        if (history.Length == 0) return revision;
        var entries = history.Split(',');
        var length = history.Length + revision.Length + 1;
        var start = 0;
        for (; length > MaxHistoryLength && start < entries.Length; start++) length -= entries[start].Length + 1;
        return length > MaxHistoryLength ? history : string.Join(',', [.. entries.Skip(start), revision]);
    }

    private static string? Annotation(V1ReplicaSet replicaSet, string key) =>
        replicaSet.Metadata.Annotations is { } annotations && annotations.TryGetValue(key, out var text) ? text : null;

    private static bool SameText(Dictionary<string, string> left, IDictionary<string, string>? right)
    {
        if (left.Count != (right?.Count ?? 0)) return false;
        foreach (var (key, value) in left)
        {
            if (!right!.TryGetValue(key, out var other) || other != value) return false;
        }
        return true;
    }
}
