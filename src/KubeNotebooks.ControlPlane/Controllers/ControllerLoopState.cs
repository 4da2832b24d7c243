using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Controllers;

/// <summary>All that one controller's loop remembers.</summary>
internal sealed class ControllerLoopState<TKey, TView>
    where TKey : struct, IEquatable<TKey>
{
    /// <summary>Starts with nothing to do.</summary>
    /// <param name="client">The limit of the controller's API client.</param>
    public ControllerLoopState(ClientRateLimiter client)
    {
        Client = client;
        Retries = new ClientRateLimiter(10, 100);
        Queue = new WorkQueue<TKey>();
        Running = [];
    }

    private ControllerLoopState(ControllerLoopState<TKey, TView> other)
    {
        Client = other.Client.Fork();
        Retries = other.Retries.Fork();
        Queue = other.Queue.Fork();
        Running = new Dictionary<TKey, RunningPass<TView>>(other.Running);
    }

    /// <summary>The limit of the controller's API client, which its event recorder shares.</summary>
    public ClientRateLimiter Client { get; }

    /// <summary>The limit on all rate-limited additions to the queue together: 10 a second, 100 at once.</summary>
    public ClientRateLimiter Retries { get; }

    /// <summary>The keys to look at.</summary>
    public WorkQueue<TKey> Queue { get; }

    /// <summary>The passes under way.</summary>
    public Dictionary<TKey, RunningPass<TView>> Running { get; }

    /// <summary>A copy that shares only values.</summary>
    public ControllerLoopState<TKey, TView> Fork() => new(this);
}
