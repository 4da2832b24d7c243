using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Informers;
using KubeNotebooks.ControlPlane.History;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>One pod while its versions are read, oldest first.</summary>
/// <param name="uid">Its UID.</param>
/// <param name="set">The ReplicaSet that controls it.</param>
internal sealed class PodTrack(string uid, SetTrack set)
{
    private readonly List<PodSpan> _spans = [];
    private PodState _state;
    private string _reason = "";
    private DateTimeOffset _since;
    private DateTimeOffset? _gone;
    private V1Pod? _last;
    private PodSummary? _summary;
    private DateTime? _readySince;
    private bool _hasEnded;
    private int _restarts;

    /// <summary>The ReplicaSet that controls it.</summary>
    public SetTrack Set => set;

    /// <summary>Its name.</summary>
    public string Name => _last?.Metadata.Name ?? "";

    /// <summary>
    /// The word for what it is like: its STATUS, <c>deleted</c>, or <c>released</c> when its ReplicaSet no longer controls it.
    /// </summary>
    public string Became { get; private set; } = "";

    /// <summary>Whether someone has deleted it.</summary>
    public bool IsDeleted { get; private set; }

    /// <summary>Whether its ReplicaSet has it: neither terminating nor finished.</summary>
    public bool Exists { get; private set; }

    /// <summary>Whether it counts: it exists, and the ReplicaSet is the Deployment's.</summary>
    public bool Counts => Exists && set.IsOurs;

    /// <summary>Since when it is ready, in whole seconds as its condition says; null when it is not or does not count.</summary>
    public DateTime? ReadySince => Counts ? _readySince : null;

    /// <summary>Whether it counts as available.</summary>
    public bool IsAvailable { get; set; }

    /// <summary>Takes in the next version.</summary>
    public void See(ObjectVersion version, KubernetesVersion release)
    {
        var pod = (V1Pod)version.Object;
        var facts = new PodFacts(pod, matches: true, fullyLabelled: true);
        var owned = OwnerReferences.ControllerOf(pod.Metadata)?.Uid == set.Uid;
        IsDeleted = version.Type == WatchEventType.Deleted || pod.Metadata.DeletionTimestamp is not null;
        Exists = owned && facts.IsActive && version.Type != WatchEventType.Deleted;
        _readySince = Exists ? facts.ReadySince : null;
        _last = pod;
        _hasEnded = version.Type == WatchEventType.Deleted || !owned;
        if (!_hasEnded)
        {
            _summary = PodSummary.Of(pod, release);
            _restarts = _summary.Restarts;
        }
        Show(version.At);
    }

    /// <summary>Goes on with its life as it was seen last, or ends it when its ReplicaSet is the Deployment's no longer.</summary>
    public void Show(DateTimeOffset at)
    {
        if (_last is null) return;
        if (_hasEnded || set.IsReleased)
        {
            Became = IsDeleted ? "deleted" : PromiseGap.Released;
            End(at);
            return;
        }
        Became = IsDeleted ? "deleted" : _summary!.Status;
        Become(PodStates.Of(_last), _summary!.Status, at);
    }

    /// <summary>Its life; null when nothing is known of it.</summary>
    /// <param name="index">The index of its ReplicaSet.</param>
    /// <param name="end">The end of the timeline.</param>
    public PodLane? Lane(int index, DateTimeOffset end)
    {
        if (_gone is null && _last is not null) Close(end);
        return _spans.Count == 0 ? null : new PodLane(uid, Name, index, _last!.Spec.NodeName ?? "", _restarts, [.. _spans]);
    }

    private void Become(PodState state, string reason, DateTimeOffset at)
    {
        if (_since != default && _gone is null)
        {
            if (_state == state && _reason == reason) return;
            Close(at);
        }
        (_state, _reason, _since, _gone) = (state, reason, at, null);
    }

    private void End(DateTimeOffset at)
    {
        if (_gone is not null || _since == default) return;
        Close(at);
        _gone = at;
    }

    private void Close(DateTimeOffset at) => _spans.Add(new PodSpan(_state, _since, at, _reason));
}
