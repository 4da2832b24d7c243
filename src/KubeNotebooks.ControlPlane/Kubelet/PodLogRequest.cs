namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>Which part of a pod's logs is asked for.</summary>
/// <param name="Container">The container; null when the pod has but one.</param>
/// <param name="Previous">The run before the newest.</param>
/// <param name="TailLines">At most so many lines from the end; null: all.</param>
/// <param name="Timestamps">Each line begins with its time.</param>
/// <param name="Since">Only lines that are no older; null: all.</param>
public sealed record PodLogRequest(
    string? Container = null, bool Previous = false, int? TailLines = null, bool Timestamps = false, TimeSpan? Since = null);
