using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Faults;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>A message about one pod.</summary>
/// <param name="Uid">The pod's UID.</param>
internal abstract record PodMessage(string Uid);

/// <summary>A step of a sync is done; void when the pod has begun another epoch.</summary>
/// <param name="Uid">The pod's UID.</param>
/// <param name="Epoch">The epoch in which the step was begun.</param>
internal abstract record PodStep(string Uid, int Epoch) : PodMessage(Uid);

/// <summary>Another try to mount the volumes is due.</summary>
internal sealed record MountRetry(string Uid, int Epoch) : PodStep(Uid, Epoch);

/// <summary>The sandbox is up.</summary>
internal sealed record SandboxUp(string Uid, int Epoch) : PodStep(Uid, Epoch);

/// <summary>A pull that a container waits for.</summary>
/// <param name="Uid">The pod's UID.</param>
/// <param name="Epoch">The pod's epoch when it asked.</param>
/// <param name="Container">Which container of the pod.</param>
/// <param name="Image">The image.</param>
/// <param name="Asked">When it was asked for.</param>
internal sealed record PullRequest(string Uid, int Epoch, int Container, ImageReference Image, DateTimeOffset Asked);

/// <summary>A pull has ended, well or not.</summary>
/// <param name="Node">Where.</param>
/// <param name="Request">Who waits for it.</param>
/// <param name="Began">When its turn came.</param>
/// <param name="Change">How often its speed has changed: a word of an older speed is void.</param>
internal sealed record PullDone(string Node, PullRequest Request, DateTimeOffset Began, int Change = 0);

/// <summary>A kubelet that was cut off reports how its node is.</summary>
/// <param name="Node">The node's name.</param>
internal sealed record NodeReports(string Node);

/// <summary>A container is created.</summary>
internal sealed record ContainerCreated(string Uid, int Epoch, int Container) : PodStep(Uid, Epoch);

/// <summary>A container is started.</summary>
internal sealed record ContainerStarted(string Uid, int Epoch, int Container) : PodStep(Uid, Epoch);

/// <summary>A container that failed its probe is stopped, so that it can be started again.</summary>
internal sealed record ContainerKilled(string Uid, int Epoch, int Container, int ExitCode) : PodStep(Uid, Epoch);

/// <summary>All containers of a pod that ends are stopped.</summary>
internal sealed record ContainersStopped(string Uid, int Epoch) : PodStep(Uid, Epoch);

/// <summary>What is left of a stopped pod is cleaned up.</summary>
internal sealed record PodCleanedUp(string Uid) : PodMessage(Uid);

/// <summary>The kubelet's DELETE reaches the API server.</summary>
internal sealed record DeletePod(string Uid) : PodMessage(Uid);

/// <summary>A program has ended by itself.</summary>
internal sealed record ContainerExited(string Uid, int Container, int Attempt) : PodMessage(Uid);

/// <summary>A fault ends a container, if it lasts.</summary>
/// <param name="Uid">The pod's UID.</param>
/// <param name="Container">Which container of the pod.</param>
/// <param name="Attempt">Which run.</param>
/// <param name="Fault">Which fault.</param>
internal sealed record FaultStrikes(string Uid, int Container, int Attempt, Fault Fault) : PodMessage(Uid);

/// <summary>A relist looks at a pod.</summary>
internal sealed record RelistPod(string Uid) : PodMessage(Uid);

/// <summary>The time after a failed sync is over.</summary>
/// <param name="Uid">The pod's UID.</param>
/// <param name="SyncEnded">When that sync ended: void if there was another since.</param>
internal sealed record SyncTimer(string Uid, DateTimeOffset SyncEnded) : PodMessage(Uid);

/// <summary>A status reaches the API server.</summary>
internal sealed record WriteStatus(string Uid) : PodMessage(Uid);

/// <summary>A probe's next attempt is due.</summary>
internal sealed record ProbeTick(string Uid, int Container, ProbeKind Kind, int Round) : PodMessage(Uid);
