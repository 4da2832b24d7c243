using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Holds the numbers of pods against what the strategy promises, change by change.</summary>
/// <remarks>The rules of fairness stand at <see cref="RolloutVerdict"/>; those that need more words stand here at the methods.</remarks>
internal sealed class PromiseJudge
{
    /// <summary>For this long after a pod went by itself the controllers may not know it and act on the old numbers.</summary>
    private static readonly TimeSpan UntilAllKnow = TimeSpan.FromSeconds(1);

    private readonly List<(long Generation, int AtMost, int AtLeast)> _good = [];
    private int _replicas;
    private int _wanted;
    private bool _inStep;
    private bool _scalesDown;
    private readonly PromiseGaps _tooMany = new(PromiseSide.AtMost);
    private readonly PromiseGaps _tooFew = new(PromiseSide.AtLeast);
    private readonly PromiseGaps _lost = new(PromiseSide.AtLeast);
    private (int Count, int Bound)? _fewest;
    private (int Count, int Bound)? _most;
    private PromiseGap? _surplus;
    private int? _atLeast;
    private int _available;
    private int _reported;
    private int _reportedTotal;
    private int _missing;
    private DateTimeOffset _lastLoss;
    private bool _ended;

    /// <summary>Takes in a version of the Deployment: its bounds hold from now on, and alone once its controller has seen them.</summary>
    public void See(V1Deployment deployment, DateTimeOffset at)
    {
        var generation = deployment.Metadata.Generation ?? 0;
        if (_good.Count == 0 || _good[^1].Generation != generation)
        {
            var limits = RolloutLimits.Of(deployment);
            _scalesDown |= limits.Replicas < _replicas || (_good.Count > 0 && limits.MaxTotal < _good[^1].AtMost);
            _replicas = limits.Replicas;
            _good.Add((generation, limits.MaxTotal, BoundsOverTime.PromisesAvailability(deployment) ? limits.MinAvailable : 0));
        }
        _reported = deployment.Status?.AvailableReplicas ?? 0;
        _reportedTotal = deployment.Status?.Replicas ?? 0;
        var observed = deployment.Status?.ObservedGeneration ?? 0;
        while (_good.Count > 1 && _good[1].Generation <= observed) _good.RemoveAt(0);
        Settle(at);
    }

    /// <summary>The Deployment or its namespace goes: nothing is promised any more.</summary>
    public void End(DateTimeOffset at)
    {
        _ended = true;
        _tooMany.Close(at);
        _tooFew.Close(at);
        _lost.Close(at);
    }

    /// <summary>A ReplicaSet wants another number of pods.</summary>
    /// <param name="total">How many all want together: this is what the controller keeps within the bound.</param>
    /// <param name="rose">Only a rise can break the promise: a bound that fell leaves pods that must go first.</param>
    /// <param name="at">When.</param>
    /// <param name="replicaSet">The ReplicaSet's name.</param>
    /// <param name="actor">Who wrote it.</param>
    public void Wanted(int total, bool rose, DateTimeOffset at, string replicaSet, string actor)
    {
        _wanted = total;
        if (_ended || _good.Count == 0) return;
        var atMost = AtMost;
        if (rose && (_most is not { } most || total - atMost > most.Count - most.Bound)) _most = (total, atMost);
        if (total <= atMost) _tooMany.Close(at);
        else if (rose) _tooMany.Note(new PromiseGap(PromiseSide.AtMost, at, at, replicaSet, "", actor, "scaled", total, atMost));
    }

    /// <summary>The pods came to be as many as their ReplicaSets want, each of them, or are no longer.</summary>
    public void InStep(bool isSo, DateTimeOffset at)
    {
        _inStep = isSo;
        if (_scalesDown) Settle(at);
    }

    /// <summary>A pod was created.</summary>
    /// <param name="existing">How many there are now, wanted or not.</param>
    /// <param name="at">When.</param>
    /// <param name="pod">The pod that came.</param>
    /// <param name="replicaSet">The name of its ReplicaSet.</param>
    public void Created(int existing, DateTimeOffset at, string pod, string replicaSet)
    {
        if (_ended || _good.Count == 0 || existing <= AtMost || _tooMany.Name(pod)) return;
        if (existing > (_surplus?.Count ?? 0))
            _surplus = new PromiseGap(PromiseSide.AtMost, at, at, replicaSet, pod, "", "created", existing, AtMost);
    }

    /// <summary>A pod has become available.</summary>
    public void Rose(DateTimeOffset at)
    {
        _available++;
        _missing = Math.Max(0, _missing - 1);
        Settle(at);
    }

    /// <summary>An available pod was deleted.</summary>
    /// <param name="at">When.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="actor">Who deleted it.</param>
    /// <param name="bySet">
    /// Whether its ReplicaSet did, on the Deployment's behalf. Then pods that went by themselves a moment ago, or have not come back
    /// since, count as if they were there: whoever decided could not know, and did not make them go.
    /// </param>
    public void Deleted(DateTimeOffset at, PodTrack pod, string actor, bool bySet)
    {
        _available--;
        if (!bySet) Miss(at);
        if (!IsBelow(out var atLeast)) return;
        var missing = at - _lastLoss <= UntilAllKnow ? Math.Max(1, _missing) : _missing;
        if (bySet && _available + missing >= atLeast) return;
        _tooFew.Note(new PromiseGap(PromiseSide.AtLeast, at, at, pod.Set.Name, pod.Name, actor, "deleted", _available, atLeast));
    }

    /// <summary>An available pod is available no more, though nobody deleted it.</summary>
    public void Lost(DateTimeOffset at, PodTrack pod, string actor)
    {
        _available--;
        Miss(at);
        if (IsBelow(out var atLeast))
            _lost.Note(new PromiseGap(PromiseSide.AtLeast, at, at, pod.Set.Name, pod.Name, actor, pod.Became, _available, atLeast));
    }

    /// <summary>A pod is available no more because it has to be ready for longer now: what is promised counts anew.</summary>
    public void Recounted()
    {
        _available--;
        if (_available < _atLeast) _atLeast = null;
    }

    /// <summary>The verdict at the end of the timeline.</summary>
    public RolloutVerdict Verdict(DateTimeOffset end)
    {
        if (!_ended) End(end);
        var fewest = _fewest ?? (_atLeast is { } atLeast ? (_available, atLeast) : ((int, int)?)null);
        return new RolloutVerdict(
            fewest?.Item1, fewest?.Item2 ?? 0, _most?.Count ?? 0, _most?.Bound ?? 0, [.. _tooMany.All, .. _tooFew.All], _lost.All, _surplus);
    }

    private int AtMost => _good.Max(one => one.AtMost);

    private void Miss(DateTimeOffset at)
    {
        _missing++;
        _lastLoss = at;
    }

    private bool IsBelow(out int atLeast)
    {
        atLeast = _atLeast ?? 0;
        if (_ended || _atLeast is null) return false;
        if (_fewest is not { } fewest || _available - atLeast < fewest.Count - fewest.Bound) _fewest = (_available, atLeast);
        return _available < atLeast;
    }

    /// <summary>
    /// Lowers the bound at once, and raises it when as many pods are available and the Deployment reports them. While its ReplicaSets are scaled down because
    /// fewer pods are allowed than before, nothing is promised: they shrink in proportion, whether their pods are available or not, and until
    /// their reports agree with what is wanted, the controller decides by old ones.
    /// </summary>
    private void Settle(DateTimeOffset at)
    {
        if (_ended || _good.Count == 0) return;
        _scalesDown &= _good.Count > 1 || !_inStep || _reportedTotal != _wanted || _reported != _available || _wanted > AtMost;
        var wanted = _good.Min(one => one.AtLeast);
        if (_scalesDown) _atLeast = null;
        else if (Math.Min(_available, _reported) >= wanted) _atLeast = wanted;
        else if (_atLeast is { } before) _atLeast = Math.Min(before, wanted);
        if (_available < (_atLeast ?? 0)) return;
        _tooFew.Close(at);
        _lost.Close(at);
    }
}
