using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Controllers;
using KubeNotebooks.ControlPlane.Controllers.Namespaces;
using KubeNotebooks.ControlPlane.Controllers.Nodes;
using KubeNotebooks.ControlPlane.History;
using KubeNotebooks.ControlPlane.Kubelet;
using KubeNotebooks.ControlPlane.Scheduler;
using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Simulation;
using WireForm = KubeNotebooks.ControlPlane.Api.Json.KubernetesJson;

namespace KubeNotebooks.ControlPlane;

/// <summary>A simulated Kubernetes cluster: its API server, its controllers, its nodes, and its own time.</summary>
/// <remarks>Nothing happens in it except while <see cref="Run"/> or <see cref="RunUntil"/> let time pass.</remarks>
public sealed class Cluster
{
    private static readonly TimeSpan UntilAllHaveHeard = TimeSpan.FromMilliseconds(20);

    private readonly ClusterState _state;
    private readonly ClusterPast? _past;

    /// <summary>Starts a cluster.</summary>
    /// <param name="options">What kind; null: the default one.</param>
    public Cluster(ClusterOptions? options = null)
        : this(new ClusterState(options ?? new ClusterOptions()), options is { KeepsPast: true } ? new ClusterPast() : null)
    {
        if (!_state.Options.Bootstrap) return;
        ClusterBootstrap.Create(ApiServer, _state.Options);
        if (_state.Options.Controllers) Simulator.RunFor(UntilAllHaveHeard);
    }

    private Cluster(ClusterState state, ClusterPast? past)
    {
        (_state, _past) = (state, past);
        Simulator = new Simulator(state.Simulation);
        ApiServer = new KubeApiServer(Simulator, state.ApiServer, state.Options.Version);
        History = new ClusterHistory(Simulator.Trace);
        Images = new ImageBuilder(Simulator, state.Images);
        Faults = new ClusterFaults(Simulator, state.Faults, state.Options.Controllers);
        if (!state.Options.Controllers) return;
        _ = new NamespaceController(ApiServer);
        _ = new ControllerManager(ApiServer, state.ControllerManager);
        _ = new NodeLifecycleController(ApiServer, state.NodeLifecycle);
        _ = new TaintEvictionController(ApiServer, state.TaintEviction);
        _ = new KubeScheduler(ApiServer, state.Scheduler);
        _ = new KubeletComponent(ApiServer, state.Kubelet, state.Faults);
    }

    /// <summary>What it was started with.</summary>
    public ClusterOptions Options => _state.Options;

    /// <summary>Its clock, queue, chance and trace.</summary>
    public Simulator Simulator { get; }

    /// <summary>Its API server.</summary>
    public KubeApiServer ApiServer { get; }

    /// <summary>The virtual time now.</summary>
    public DateTimeOffset Now => Simulator.Now;

    /// <summary>Everything that happened since it was started.</summary>
    public Trace Trace => Simulator.Trace;

    /// <summary>The same by object: every version of each.</summary>
    public ClusterHistory History { get; }

    /// <summary>The learner's machine, on which images are built, and the registry.</summary>
    public ImageBuilder Images { get; }

    /// <summary>What fails on purpose.</summary>
    public ClusterFaults Faults { get; }

    /// <summary>The pods of all namespaces, as a client gets them: copies, which one may change and send back.</summary>
    public IReadOnlyList<V1Pod> Pods => Copies<V1Pod>();

    /// <summary>The Deployments of all namespaces, as a client gets them.</summary>
    public IReadOnlyList<V1Deployment> Deployments => Copies<V1Deployment>();

    /// <summary>The ReplicaSets of all namespaces, as a client gets them.</summary>
    public IReadOnlyList<V1ReplicaSet> ReplicaSets => Copies<V1ReplicaSet>();

    /// <summary>The nodes, as a client gets them.</summary>
    public IReadOnlyList<V1Node> Nodes => Copies<V1Node>();

    /// <summary>The exit code of the last kubectl command that a notebook or shell ran on it; 0 before the first.</summary>
    public int LastExitCode
    {
        get => _state.LastExitCode;
        set => _state.LastExitCode = value;
    }

    /// <summary>Lets time pass.</summary>
    /// <param name="span">How much virtual time.</param>
    public void Run(TimeSpan span)
    {
        _past?.BeforeTimePasses(_state, Simulator.Activity, span);
        Simulator.RunFor(span);
        _past?.AfterTimePassed(Simulator.Activity);
    }

    /// <summary>Lets time pass until something holds.</summary>
    /// <param name="condition">Asked after everything that happens.</param>
    /// <param name="limit">How much virtual time at most.</param>
    /// <returns>False when the limit passed first.</returns>
    public bool RunUntil(Func<bool> condition, TimeSpan limit)
    {
        _past?.BeforeTimePasses(_state, Simulator.Activity, limit);
        var held = Simulator.RunUntil(condition, limit);
        _past?.AfterTimePassed(Simulator.Activity);
        return held;
    }

    /// <summary>Notes in the trace that a user runs a command, so that what it writes can be told from what others write.</summary>
    /// <param name="text">As typed, without the program's name.</param>
    public void NoteCommand(string text) => Simulator.Note("user", new CommandRan(text));

    /// <summary>Notes in the trace how that command ended, and keeps it as <see cref="LastExitCode"/>.</summary>
    /// <param name="exitCode">0: all well.</param>
    public void NoteCommandEnded(int exitCode)
    {
        Simulator.Note("user", new CommandEnded(exitCode));
        LastExitCode = exitCode;
    }

    /// <summary>What became of a Deployment's pods from its creation until now, and whether its strategy's promise was kept.</summary>
    /// <param name="deployment">Its name; one that has been deleted counts too, the latest of that name.</param>
    /// <param name="namespace">Where it is.</param>
    /// <exception cref="StatusException">NotFound: there never was such a Deployment.</exception>
    public RolloutTimeline Timeline(string deployment, string @namespace = "default") =>
        RolloutTimeline.Of(this, PastDeployment.Find(this, @namespace, deployment));

    /// <summary>What a container wrote.</summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="request">Which container, and how much; null: all of the only one.</param>
    /// <exception cref="StatusException">NotFound, or BadRequest when there can be no log yet.</exception>
    public string Logs(string @namespace, string pod, PodLogRequest? request = null) =>
        PodLogs.Read(ApiServer, _state.Kubelet, @namespace, pod, request ?? new PodLogRequest());

    /// <summary>The nodes on which an image lies, so that a pod need not wait for it there; by name.</summary>
    /// <param name="image">The image, as a manifest names it; none has one whose name cannot be read.</param>
    public IReadOnlyList<string> NodesWithImage(string image) => [.. ImageOnNodes(image).Keys];

    /// <summary>What lies on the nodes under an image's name, by node; a node may have an older content than the registry.</summary>
    /// <param name="image">The image, as a manifest names it; none has one whose name cannot be read.</param>
    public IReadOnlyDictionary<string, ContainerImage> ImageOnNodes(string image)
    {
        var found = new SortedDictionary<string, ContainerImage>(StringComparer.Ordinal);
        if (!ImageReference.TryParse(image, out var reference, out _)) return found;
        foreach (var node in ApiServer.List<V1Node>())
        {
            var name = node.Metadata.Name;
            var present = _state.Kubelet.Nodes.TryGetValue(name, out var runtime)
                ? runtime.Images.GetValueOrDefault(reference.Canonical)
                : _state.Kubelet.Preloaded.FirstOrDefault(one => one.Reference.Canonical == reference.Canonical);
            if (present is not null) found.Add(name, present);
        }
        return found;
    }

    /// <summary>A copy that goes on from here by itself: what happens in one does not touch the other.</summary>
    public Cluster Fork() => new(_state.Fork(), _past?.Fork());

    /// <summary>The earliest moment that <see cref="RewindTo"/> reaches; null when the cluster keeps no past.</summary>
    /// <remarks>Simulated: what it takes to go back is kept for the latest commands only.</remarks>
    public DateTimeOffset? EarliestRewind => _past?.Earliest;

    /// <summary>The cluster as it was at a moment: all that happened later has not happened.</summary>
    /// <param name="moment">Not before <see cref="EarliestRewind"/>, not after <see cref="Now"/>.</param>
    /// <returns>Another cluster; this one stays as it is. In the middle of a command that writes, it is as before the command's first write.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The moment cannot be reached.</exception>
    public Cluster RewindTo(DateTimeOffset moment)
    {
        if (_past is null || _past.Earliest is not { } earliest || moment < earliest || moment > Now)
            throw new ArgumentOutOfRangeException(nameof(moment), moment, "The cluster keeps nothing of that moment.");
        var (from, reached, past) = _past.At(moment);
        var rewound = new Cluster(from, past);
        rewound.Run(reached - rewound.Now);
        return rewound;
    }

    /// <summary>Stores an object exactly as it is: no defaults, no admission, nobody is told.</summary>
    /// <param name="saved">An object of a kind that the cluster serves.</param>
    public void Load(IKubernetesObject<V1ObjectMeta> saved) => ApiServer.Load(saved);

    // The store shares what equal objects have in common: who changed one of its objects would change others too.
    private IReadOnlyList<T> Copies<T>()
        where T : class, IKubernetesObject<V1ObjectMeta> => [.. ApiServer.List<T>().Select(one => WireForm.FromJson<T>(WireForm.ToJson(one)))];
}
