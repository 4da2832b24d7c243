using k8s.Models;

namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>Which taints a pod puts up with.</summary>
/// <remarks>Source: component-helpers scheduling/corev1/helpers.go; api core/v1 toleration.go, ToleratesTaint.</remarks>
internal static class Tolerations
{
    /// <summary>The taint that a cordoned node counts as having.</summary>
    public static V1Taint UnschedulableTaint { get; } = new() { Key = "node.kubernetes.io/unschedulable", Effect = "NoSchedule" };

    /// <summary>A taint as kubectl writes it, such as <c>dedicated=batch:NoSchedule</c>.</summary>
    public static string Text(V1Taint taint) =>
        string.IsNullOrEmpty(taint.Value) ? $"{taint.Key}:{taint.Effect}" : $"{taint.Key}={taint.Value}:{taint.Effect}";

    /// <summary>The first taint that keeps the pod off the node.</summary>
    /// <returns>Null when none does.</returns>
    public static V1Taint? Untolerated(IList<V1Taint> taints, IList<V1Toleration>? tolerations)
    {
        foreach (var taint in taints)
        {
            if (taint.Effect is "NoSchedule" or "NoExecute" && !Tolerates(tolerations, taint)) return taint;
        }
        return null;
    }

    /// <summary>How many taints ask the pod to stay away without forbidding it.</summary>
    public static int CountUnpreferred(IList<V1Taint> taints, IList<V1Toleration>? tolerations)
    {
        var count = 0;
        foreach (var taint in taints)
        {
            if (taint.Effect == "PreferNoSchedule" && !Tolerates(tolerations, taint)) count++;
        }
        return count;
    }

    /// <summary>Whether one of the tolerations covers the taint.</summary>
    public static bool Tolerates(IList<V1Toleration>? tolerations, V1Taint taint)
    {
        if (tolerations is null) return false;
        foreach (var toleration in tolerations)
        {
            if (Covers(toleration, taint)) return true;
        }
        return false;
    }

    private static bool Covers(V1Toleration toleration, V1Taint taint)
    {
        if (!string.IsNullOrEmpty(toleration.Effect) && toleration.Effect != taint.Effect) return false;
        if (!string.IsNullOrEmpty(toleration.Key) && toleration.Key != taint.Key) return false;
        return toleration.OperatorProperty == "Exists" || (toleration.Value ?? "") == (taint.Value ?? "");
    }
}
