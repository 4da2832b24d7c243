using System.Collections.Immutable;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>How an action went.</summary>
/// <param name="Object">What the server answered, if anything.</param>
/// <param name="Failure">Its refusal, if it refused.</param>
/// <param name="Succeeded">Of <see cref="ConcurrentRequests"/>: how many succeeded.</param>
internal readonly record struct Outcome(IKubernetesObject<V1ObjectMeta>? Object, V1Status? Failure = null, int Succeeded = 0);

/// <summary>One pass of a controller over one key, as far as it has come. A value: it can be forked with the cluster.</summary>
/// <param name="View">What was seen when the pass began.</param>
/// <remarks>
/// A pass takes time, because each request does. So its plan is a sequence of actions computed from the view and the outcomes
/// so far, and the next action is found by running through the plan again with the outcomes known by then.
/// Each part of the plan sees the time at which it was first run through.
/// </remarks>
internal sealed record RunningPass<TView>(TView View)
{
    /// <summary>When each action so far was decided, and how it went.</summary>
    public ImmutableArray<(DateTimeOffset Decided, Outcome Outcome)> Done { get; init; } = [];

    /// <summary>When the current action was decided.</summary>
    public DateTimeOffset Decided { get; init; }

    /// <summary>What is on its way to the API server.</summary>
    public ControllerAction? Current { get; init; }

    /// <summary>Of concurrent requests: how many have arrived.</summary>
    public int Arrived { get; init; }

    /// <summary>Of concurrent requests: how many succeeded.</summary>
    public int Succeeded { get; init; }

    /// <summary>Of concurrent requests: the first refusal.</summary>
    public V1Status? FirstFailure { get; init; }
}

/// <summary>What a plan reads while it is run through: the time, how its latest action went, and whether it has failed.</summary>
internal sealed class PassContext
{
    /// <summary>The virtual time at which the next action is decided.</summary>
    public DateTimeOffset Now { get; set; }

    /// <summary>The same in whole seconds, as objects carry it.</summary>
    public DateTime Seconds => Timestamps.Seconds(Now);

    /// <summary>How the action that was returned last went.</summary>
    public Outcome Last { get; set; }

    /// <summary>Why the pass has to be tried again; null as long as all is well.</summary>
    public V1Status? Failure { get; private set; }

    /// <summary>Whether the pass has failed and ends here.</summary>
    public bool Failed => Failure is not null;

    /// <summary>Ends the pass: it is tried again, with back-off.</summary>
    public void Fail(V1Status why) => Failure ??= why;

    /// <summary>Ends the pass if the latest action was refused.</summary>
    /// <returns>Whether it was.</returns>
    public bool FailIfRefused()
    {
        if (Last.Failure is null) return false;
        Fail(Last.Failure);
        return true;
    }
}
