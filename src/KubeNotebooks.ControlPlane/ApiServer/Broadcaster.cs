using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>Tells watchers of every change, each after the time that the way takes and never out of order.</summary>
internal sealed class Broadcaster(Simulator simulator, ApiServerState state)
{
    private readonly List<Subscription> _subscriptions = [];
    private readonly List<Action<WatchEvent>> _listeners = [];

    public void Subscribe(string component, Func<WatchEvent, bool> interest) =>
        _subscriptions.Add(new Subscription(component, $"watch {component}", interest));

    public IDisposable Listen(Action<WatchEvent> listener)
    {
        _listeners.Add(listener);
        return new Listening(_listeners, listener);
    }

    public void Send(WatchEvent change)
    {
        foreach (var subscription in _subscriptions)
        {
            if (subscription.Interest(change)) Deliver(subscription, change);
        }
        foreach (var listener in _listeners) listener(change);
    }

    private void Deliver(Subscription subscription, WatchEvent change)
    {
        var due = simulator.Now + ApiLatency.Next(simulator, subscription.RandomPurpose);
        if (state.LastDelivery.TryGetValue(subscription.Component, out var last) && last > due) due = last;
        state.LastDelivery[subscription.Component] = due;
        simulator.Schedule(due - simulator.Now, subscription.Component, change);
    }

    private sealed class Listening(List<Action<WatchEvent>> listeners, Action<WatchEvent> listener) : IDisposable
    {
        public void Dispose() => listeners.Remove(listener);
    }
}
