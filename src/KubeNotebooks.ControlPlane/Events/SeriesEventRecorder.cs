using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Events;

/// <summary>The recorder of events.k8s.io/v1, which the scheduler uses: repeats become a series of one event.</summary>
/// <remarks>
/// Events are stored in their core/v1 form, as the API server serves them to <c>kubectl</c>.
/// Source: client-go tools/events/event_broadcaster.go, recordToSink, refreshExistingEventSeries and finishSeries.
/// </remarks>
internal sealed class SeriesEventRecorder : IComponent
{
    private const int FinishesPerRefresh = 5;
    private const long BetweenNames = 20_480; // ns; two events of one moment get names that differ, as in life
    private static readonly TimeSpan FinishAfter = TimeSpan.FromMinutes(6);

    private readonly KubeApiServer _api;
    private readonly SeriesEventRecorderState _state;
    private readonly ClientRateLimiter _limit;
    private readonly string _component;
    private readonly string _instance;
    private readonly int _firstSeriesCount;

    /// <summary>Makes a recorder and registers it with the simulation.</summary>
    /// <param name="api">Where the events go.</param>
    /// <param name="state">What it remembers.</param>
    /// <param name="limit">The speed limit of the client that it sends through.</param>
    /// <param name="component">Who speaks, such as <c>default-scheduler</c>.</param>
    /// <param name="host">The machine that it runs on.</param>
    public SeriesEventRecorder(KubeApiServer api, SeriesEventRecorderState state, ClientRateLimiter limit, string component, string host)
    {
        (_api, _state, _limit, _component) = (api, state, limit, component);
        _instance = $"{component}-{host}";
        _firstSeriesCount = api.Version.AtLeast(27) ? 2 : 1;
        Name = $"{component}/events";
        api.Simulator.Register(this);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Notes that something happened to an object; the event is sent later.</summary>
    /// <param name="regarding">The object.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="action">What was tried, such as <c>Binding</c>.</param>
    /// <param name="reason">One word, such as <c>Scheduled</c>.</param>
    /// <param name="note">For people.</param>
    public void Record(IKubernetesObject<V1ObjectMeta> regarding, string type, string action, string reason, string note)
    {
        var metadata = regarding.Metadata;
        var now = _api.Simulator.Now;
        var key = new SeriesKey(metadata.Uid, metadata.Name, metadata.ResourceVersion, type, action, reason);
        if (_state.Recent.TryGetValue(key, out var first))
        {
            var repeated = first with { Series = Next(first.Series, Timestamps.Microseconds(now)) };
            _state.Recent[key] = repeated;
            if (first.Series is null) Send(repeated);
            return;
        }
        _state.LastName = Math.Max(EventName.UnixNanoseconds(now), _state.LastName + BetweenNames);
        var made = new Corev1Event
        {
            Metadata = new V1ObjectMeta
            {
                Name = EventName.Of(metadata.Name, _state.LastName),
                NamespaceProperty = metadata.NamespaceProperty ?? "default",
            },
            InvolvedObject = EventRecorder.Reference(regarding, fieldPath: null),
            Type = type,
            Action = action,
            Reason = reason,
            Message = note,
            Source = EmptySource,
            EventTime = Timestamps.Microseconds(now),
            ReportingComponent = _component,
            ReportingInstance = _instance,
        };
        _state.Recent.Add(key, made);
        Send(made);
        Tick();
    }

    /// <inheritdoc/>
    public void Receive(object message)
    {
        if (message is SendEvent send) Write(send.Event);
        else Finish(((FinishSeries)message).Round);
    }

    private static readonly V1EventSource EmptySource = new();

    private Corev1EventSeries Next(Corev1EventSeries? series, DateTime seen) =>
        new() { Count = series?.Count + 1 ?? _firstSeriesCount, LastObservedTime = seen };

    private void Send(Corev1Event sent)
    {
        var simulator = _api.Simulator;
        simulator.Schedule(_limit.Reserve(simulator.Now) + ApiLatency.Next(simulator, Name), Name, new SendEvent(sent));
    }

    private void Write(Corev1Event sent)
    {
        var stored = sent.Series is null ? null : _api.TryGet<Corev1Event>(sent.Metadata.NamespaceProperty, sent.Metadata.Name);
        try
        {
            if (stored is null) _api.Create(sent, _component);
            else _api.Update(stored with { Series = sent.Series }, _component);
        }
        catch (StatusException)
        {
            // client-go logs a refusal and forgets the event (the name is taken, the namespace is going away).
        }
    }

    private void Tick(int round = 1)
    {
        if (_state.Ticking) return;
        _state.Ticking = true;
        _api.Simulator.Schedule(FinishAfter, Name, new FinishSeries(round));
    }

    private void Finish(int round)
    {
        var now = _api.Simulator.Now.UtcDateTime;
        var refresh = round % FinishesPerRefresh == 0;
        var known = _state.Recent.OrderBy(entry => entry.Value.Metadata.Name, StringComparer.Ordinal).ToList();
        foreach (var (key, recent) in known)
        {
            var idle = now - (recent.Series?.LastObservedTime ?? recent.EventTime) > FinishAfter;
            if (recent.Series is not null && (idle || refresh)) Send(recent);
            if (idle) _state.Recent.Remove(key);
        }
        _state.Ticking = false;
        if (_state.Recent.Count > 0) Tick(round + 1);
    }

    private sealed record SendEvent(Corev1Event Event);

    private sealed record FinishSeries(int Round);
}
