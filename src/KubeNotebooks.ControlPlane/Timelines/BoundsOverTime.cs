using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>The bounds of a Deployment while its versions are read, oldest first.</summary>
internal sealed class BoundsOverTime
{
    private readonly ImmutableArray<PromisedBounds>.Builder _bounds = ImmutableArray.CreateBuilder<PromisedBounds>();
    private DateTimeOffset? _ended;

    /// <summary>Whether the Deployment's strategy promises that some pods are available at all times.</summary>
    public static bool PromisesAvailability(V1Deployment deployment) => deployment.Spec.Strategy?.Type == "RollingUpdate";

    /// <summary>Takes in the next version.</summary>
    public void See(V1Deployment deployment, DateTimeOffset at)
    {
        var limits = RolloutLimits.Of(deployment);
        var rolling = deployment.Spec.Strategy?.RollingUpdate;
        var bounds = new PromisedBounds(
            at, at, limits.Replicas, limits.MaxSurge, PromisesAvailability(deployment) ? limits.MaxUnavailable : null, rolling?.MaxSurge?.Value ?? "", rolling?.MaxUnavailable?.Value ?? "");
        if (_bounds.Count > 0)
        {
            var last = _bounds[^1];
            if (last == bounds with { From = last.From, To = last.To }) return;
            _bounds[^1] = last with { To = at };
        }
        _bounds.Add(bounds);
    }

    /// <summary>The Deployment goes.</summary>
    public void End(DateTimeOffset at) => _ended ??= at;

    /// <summary>All of them.</summary>
    /// <param name="end">The end of the timeline.</param>
    public ImmutableArray<PromisedBounds> Until(DateTimeOffset end)
    {
        if (_bounds.Count > 0) _bounds[^1] = _bounds[^1] with { To = _ended ?? end };
        return _bounds.ToImmutable();
    }
}
