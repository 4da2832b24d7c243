using System.Diagnostics;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Events;

/// <summary>Through this a controller or a kubelet says what happened to an object.</summary>
/// <remarks>
/// Events are sent one after the other, behind the back of the component that records them.
/// Source: client-go tools/record/event.go, recorderImpl and recordToSink.
/// </remarks>
internal sealed class EventRecorder : IComponent
{
    private const int MaxWaiting = 1000;
    private const long BetweenNames = 20_480; // ns; two events of one moment get names that differ, as in life

    private readonly KubeApiServer _api;
    private readonly EventRecorderState _state;
    private readonly ClientRateLimiter _limit;
    private readonly EventCorrelator _correlator;
    private readonly V1EventSource _source;
    private readonly (string Component, string Instance) _reporting;

    /// <summary>Makes a recorder and registers it with the simulation.</summary>
    /// <param name="api">Where the events go.</param>
    /// <param name="state">What it remembers.</param>
    /// <param name="limit">The speed limit of the client that it sends through; may be shared.</param>
    /// <param name="component">Who speaks, such as <c>deployment-controller</c> or <c>kubelet</c>.</param>
    /// <param name="host">The node that it speaks from; empty for controllers.</param>
    public EventRecorder(KubeApiServer api, EventRecorderState state, ClientRateLimiter limit, string component, string host = "")
    {
        (_api, _state, _limit) = (api, state, limit);
        _correlator = new EventCorrelator(state.Correlator, api.Version);
        _source = new V1EventSource { Component = component, Host = host.Length == 0 ? null : host };
        _reporting = api.Version.AtLeast(28) ? (component, host) : ("", "");
        Name = host.Length == 0 ? $"{component}/events" : $"{component}/events/{host}";
        api.Simulator.Register(this);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Notes that something happened to an object; the event is sent later.</summary>
    /// <param name="involved">The object.</param>
    /// <param name="type"><c>Normal</c> or <c>Warning</c>.</param>
    /// <param name="reason">One word, such as <c>ScalingReplicaSet</c>.</param>
    /// <param name="message">For people.</param>
    /// <param name="fieldPath">The part of the object, such as <c>spec.containers{web}</c>.</param>
    public void Record(
        IKubernetesObject<V1ObjectMeta> involved, string type, string reason, string message, string? fieldPath = null)
    {
        if (_state.Waiting.Count >= MaxWaiting) return;
        var now = _api.Simulator.Now;
        var seconds = Timestamps.Seconds(now);
        _state.LastName = Math.Max(EventName.UnixNanoseconds(now), _state.LastName + BetweenNames);
        _state.Waiting.Enqueue(new Corev1Event
        {
            Metadata = new V1ObjectMeta
            {
                Name = EventName.Of(involved.Metadata.Name, _state.LastName),
                NamespaceProperty = involved.Metadata.NamespaceProperty ?? "default",
            },
            InvolvedObject = Reference(involved, fieldPath),
            Type = type,
            Reason = reason,
            Message = message,
            Source = _source,
            FirstTimestamp = seconds,
            LastTimestamp = seconds,
            Count = 1,
            ReportingComponent = _reporting.Component,
            ReportingInstance = _reporting.Instance,
        });
        if (_state.Sending is null) SendNext();
    }

    /// <inheritdoc/>
    public void Receive(object message)
    {
        var (sent, repeats) = _state.Sending ?? throw new UnreachableException("No event is on its way.");
        Write(sent, repeats);
        SendNext();
    }

    /// <summary>Names an object for an event or another object that points to it.</summary>
    /// <remarks>Source: client-go tools/reference/ref.go, GetReference.</remarks>
    internal static V1ObjectReference Reference(IKubernetesObject<V1ObjectMeta> involved, string? fieldPath)
    {
        var type = ResourceCatalogue.Of(involved.GetType());
        return new V1ObjectReference
        {
            ApiVersion = type.ApiVersion,
            Kind = type.Kind,
            Name = involved.Metadata.Name,
            NamespaceProperty = involved.Metadata.NamespaceProperty,
            Uid = involved.Metadata.Uid,
            ResourceVersion = involved.Metadata.ResourceVersion,
            FieldPath = fieldPath,
        };
    }

    private void SendNext()
    {
        var simulator = _api.Simulator;
        _state.Sending = null;
        while (_state.Sending is null && _state.Waiting.TryDequeue(out var next))
            _state.Sending = _correlator.Correlate(next, simulator.Now, simulator.Random("event-aggregation"));
        if (_state.Sending is null) return;
        simulator.Schedule(_limit.Reserve(simulator.Now) + ApiLatency.Next(simulator, Name), Name, SendEvent.Instance);
    }

    private void Write(Corev1Event sent, bool repeats)
    {
        var stored = repeats ? _api.TryGet<Corev1Event>(sent.Metadata.NamespaceProperty, sent.Metadata.Name) : null;
        try
        {
            if (stored is null)
            {
                _api.Create(sent, _source.Component);
                return;
            }
            var counted = stored with { Count = sent.Count, LastTimestamp = sent.LastTimestamp, Message = sent.Message };
            _api.Update(counted, _source.Component);
        }
        catch (StatusException)
        {
            // client-go logs a refusal and forgets the event (the name is taken, the namespace is going away).
        }
    }

    private sealed record SendEvent
    {
        public static readonly SendEvent Instance = new();
    }
}
