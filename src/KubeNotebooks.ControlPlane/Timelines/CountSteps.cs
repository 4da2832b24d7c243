using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>Counts over time while they are gathered.</summary>
internal sealed class CountSteps
{
    private readonly ImmutableArray<CountStep>.Builder _steps = ImmutableArray.CreateBuilder<CountStep>();

    /// <summary>Notes the counts from a moment on; of several at one moment the last counts.</summary>
    public void Note(DateTimeOffset at, int total, int available)
    {
        var step = new CountStep(at, total, available);
        if (_steps.Count > 0 && _steps[^1].At == at)
        {
            _steps[^1] = step;
            return;
        }
        var last = _steps.Count > 0 ? _steps[^1] : default;
        if (last.Total != total || last.Available != available) _steps.Add(step);
    }

    /// <summary>All of them.</summary>
    public ImmutableArray<CountStep> ToImmutable() => _steps.ToImmutable();
}
