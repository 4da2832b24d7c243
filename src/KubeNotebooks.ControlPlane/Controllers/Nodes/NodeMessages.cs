namespace KubeNotebooks.ControlPlane.Controllers.Nodes;

/// <summary>A node's kubelet sends no sign of life any more.</summary>
/// <param name="Node">The node's name.</param>
internal sealed record NodeFellSilent(string Node);

/// <summary>A node's kubelet sends signs of life again.</summary>
/// <param name="Node">The node's name.</param>
internal sealed record NodeSpeaksAgain(string Node);

/// <summary>The time is over for which a silent node is believed to be well.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Turn">Which silence: void when it has ended.</param>
internal sealed record GraceIsOver(string Node, int Turn);

/// <summary>The word that a node's condition is unknown reaches the API server.</summary>
internal sealed record MarkUnknown(string Node, int Turn);

/// <summary>The word that a pod of a silent node is not ready reaches the API server.</summary>
internal sealed record MarkPodNotReady(string Node, int Turn, string Namespace, string Name);

/// <summary>A taint of a silent node reaches the API server.</summary>
internal sealed record TaintNode(string Node, string Effect);

/// <summary>A node is reachable again: a taint of it is taken away.</summary>
internal sealed record UntaintNode(string Node, string Effect);

/// <summary>The time is over for which a pod tolerates a taint.</summary>
/// <param name="Namespace">The pod's namespace.</param>
/// <param name="Name">The pod's name.</param>
/// <param name="Turn">Which booking: void when it was cancelled.</param>
internal sealed record EvictPod(string Namespace, string Name, int Turn);

/// <summary>The DELETE of a pod reaches the API server.</summary>
internal sealed record DeleteEvicted(string Namespace, string Name, string Uid);
