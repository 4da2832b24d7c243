using k8s.Models;
using KubeNotebooks.ControlPlane.Controllers.Deployment;

namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>The revision to go back to: the newest old one of which pods were ever available.</summary>
/// <param name="Flag">What <c>kubectl rollout undo</c> needs to go there: nothing when it goes there anyway.</param>
internal readonly record struct UndoTarget(string Flag)
{
    /// <summary>Finds it; null: no old revision ever worked, so that to undo only changes what fails.</summary>
    public static UndoTarget? Of(RolloutScene scene)
    {
        V1ReplicaSet[] old = [.. scene.View.Old.Where(one => RevisionRules.RevisionOf(one) > 0).OrderByDescending(RevisionRules.RevisionOf)];
        return Array.Find(old, scene.EverAvailable) is not { } good ? null
            : good == old[0] ? new UndoTarget("")
            : new UndoTarget(FormattableString.Invariant($" --to-revision={RevisionRules.RevisionOf(good)}"));
    }
}
