using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Controllers.Deployment;
using KubeNotebooks.ControlPlane.History;
using KubeNotebooks.ControlPlane.Rollouts;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>One ReplicaSet while its versions are read, oldest first.</summary>
/// <param name="deployment">The UID of the Deployment.</param>
/// <param name="uid">Its UID.</param>
/// <param name="place">Which of its Deployment's ReplicaSets it is.</param>
internal sealed class SetTrack(string deployment, string uid, int place)
{
    private readonly List<long> _numbers = [];
    private V1ReplicaSet? _last;

    /// <summary>Its UID.</summary>
    public string Uid => uid;

    /// <summary>Whether the Deployment controls it: before it was adopted, and after it was released, neither it nor its pods count.</summary>
    public bool IsOurs { get; private set; }

    /// <summary>Whether the Deployment controlled it and does so no longer.</summary>
    public bool IsReleased { get; private set; }

    /// <summary>Whether it was there before the Deployment took it with its last version.</summary>
    public bool IsAdopted { get; private set; }

    /// <summary>How many pods it wants, as far as they count.</summary>
    public int Wanted { get; private set; }

    /// <summary>Its name.</summary>
    public string Name => _last?.Metadata.Name ?? "";

    /// <summary>How many seconds a pod of it has to be ready before it is available.</summary>
    public int MinReadySeconds => _last?.Spec.MinReadySeconds ?? 0;

    /// <summary>How many of its pods count.</summary>
    public int Existing { get; set; }

    /// <summary>How many of its pods are available.</summary>
    public int Available { get; set; }

    /// <summary>Both over time.</summary>
    public CountSteps Steps { get; } = new();

    /// <summary>Its pods that are ready but not yet available are looked at again when <c>minReadySeconds</c> has changed.</summary>
    public List<PodTrack> Pods { get; } = [];

    /// <summary>Takes in the next version.</summary>
    public void See(ObjectVersion version)
    {
        var ours = OwnerReferences.ControllerOf(version.Object.Metadata)?.Uid == deployment;
        IsAdopted = _last is not null && ours && !IsOurs;
        IsReleased = !ours && (IsOurs || IsReleased);
        IsOurs = ours;
        _last = (V1ReplicaSet)version.Object;
        Wanted = version.Type == WatchEventType.Deleted || !ours ? 0 : DeploymentView.Wanted(_last);
        if (RevisionRules.RevisionOf(_last) is { } number and > 0 && (_numbers.Count == 0 || _numbers[^1] != number)) _numbers.Add(number);
    }

    /// <summary>What is known of it in the end; null when there is nothing.</summary>
    public TimelineRevision? Revision() => _last is null ? null : new TimelineRevision(
        uid,
        _last.Metadata.Name,
        Revisions.HashOf(_last.Metadata),
        Revisions.ImagesOf(_last.Spec.Template),
        place,
        [.. _numbers],
        Steps.ToImmutable());
}
