using KubeNotebooks.ControlPlane.Store;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>The latest decision about each Deployment, so that the trace is told only what is new.</summary>
internal sealed class DecisionNotes
{
    private readonly Dictionary<ObjectKey, RolloutStep> _latest;

    /// <summary>Nothing has been decided yet.</summary>
    public DecisionNotes() => _latest = [];

    private DecisionNotes(DecisionNotes other) => _latest = new Dictionary<ObjectKey, RolloutStep>(other._latest);

    /// <summary>Takes a decision down.</summary>
    /// <returns>Whether it differs from the one before.</returns>
    public bool IsNews(ObjectKey deployment, RolloutStep step)
    {
        if (_latest.TryGetValue(deployment, out var before) && before == step) return false;
        _latest[deployment] = step;
        return true;
    }

    /// <summary>The Deployment is gone.</summary>
    public void Forget(ObjectKey deployment) => _latest.Remove(deployment);

    /// <summary>A copy that shares only values.</summary>
    public DecisionNotes Fork() => new(this);
}
