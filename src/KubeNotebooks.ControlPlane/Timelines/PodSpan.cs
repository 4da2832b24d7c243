using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>A while in a pod's life in which its state stayed the same.</summary>
/// <param name="State">How far it was.</param>
/// <param name="From">The write with which it began.</param>
/// <param name="To">The write with which it ended; of the last one of a pod that still exists: the end of the timeline.</param>
/// <param name="Reason">The STATUS column's word, such as <c>ContainerCreating</c> or <c>ImagePullBackOff</c>.</param>
public readonly record struct PodSpan(PodState State, DateTimeOffset From, DateTimeOffset To, string Reason);
