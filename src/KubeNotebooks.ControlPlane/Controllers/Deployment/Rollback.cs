using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>What the controller does about a rollback that was asked for by annotation.</summary>
/// <param name="Changed">The Deployment to write: the annotation is gone, and the template is the old one if there was one to go back to.</param>
/// <param name="Type">The event's type; the event follows a successful write when <c>Normal</c> and precedes it when <c>Warning</c>.</param>
/// <param name="Reason">The event's reason.</param>
/// <param name="Message">The event's message.</param>
internal sealed record RollbackDecision(V1Deployment Changed, string Type, string Reason, string Message);

/// <summary>Rolls a Deployment back inside the controller; kubectl has long written the old template itself.</summary>
/// <remarks>Source: kubernetes pkg/controller/deployment/rollback.go.</remarks>
internal static class Rollback
{
    /// <summary>The revision that is asked for; null when none is, or when it is no number.</summary>
    public static long? RequestedRevision(V1Deployment deployment) =>
        deployment.Metadata.Annotations is { } annotations && annotations.TryGetValue(DeploymentAnnotations.RollbackTo, out var text)
        && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var revision) ? revision : null;

    /// <summary>Decides where to go back to.</summary>
    /// <param name="seen">With the new ReplicaSet.</param>
    /// <param name="requested">The revision; 0: the one before the last.</param>
    public static RollbackDecision Decide(DeploymentView seen, long requested)
    {
        var deployment = seen.Deployment;
        var revision = requested == 0 ? LastRevision(seen) : requested;
        if (revision == 0) return NotFound(deployment, "Unable to find last revision.");
        var target = seen.All.FirstOrDefault(one => RevisionRules.RevisionOf(one) == revision);
        if (target is null) return NotFound(deployment, "Unable to find the revision to rollback to.");
        if (DeploymentView.SameTemplate(deployment.Spec.Template, target.Spec.Template))
        {
            return new RollbackDecision(WithoutRequest(deployment), "Warning", "DeploymentRollbackTemplateUnchanged",
                $"The rollback revision contains the same template as current deployment \"{deployment.Metadata.Name}\"");
        }
        return new RollbackDecision(Restored(deployment, target), "Normal", "DeploymentRollback",
            $"Rolled back deployment \"{deployment.Metadata.Name}\" to revision {revision.ToString(CultureInfo.InvariantCulture)}");
    }

    private static long LastRevision(DeploymentView seen)
    {
        var (highest, second) = (0L, 0L);
        foreach (var one in seen.All)
        {
            if (RevisionRules.RevisionOf(one) is not { } revision) continue;
            if (revision >= highest) (highest, second) = (revision, highest);
            else if (revision > second) second = revision;
        }
        return second;
    }

    private static RollbackDecision NotFound(V1Deployment deployment, string message) =>
        new(WithoutRequest(deployment), "Warning", "DeploymentRollbackRevisionNotFound", message);

    private static V1Deployment Restored(V1Deployment deployment, V1ReplicaSet target)
    {
        var annotations = new Dictionary<string, string>();
        foreach (var (key, value) in deployment.Metadata.Annotations)
        {
            if (DeploymentAnnotations.IsSkipped(key) && key != DeploymentAnnotations.RollbackTo) annotations[key] = value;
        }
        foreach (var (key, value) in target.Metadata.Annotations ?? new Dictionary<string, string>())
        {
            if (!DeploymentAnnotations.IsSkipped(key)) annotations[key] = value;
        }
        var template = target.Spec.Template;
        var labels = new Dictionary<string, string>(template.Metadata?.Labels ?? new Dictionary<string, string>());
        labels.Remove(DeploymentAnnotations.PodTemplateHashLabel);
        return deployment with
        {
            Metadata = deployment.Metadata with { Annotations = annotations },
            Spec = deployment.Spec with
            {
                Template = template with { Metadata = (template.Metadata ?? new V1ObjectMeta()) with { Labels = labels } },
            },
        };
    }

    private static V1Deployment WithoutRequest(V1Deployment deployment)
    {
        var annotations = new Dictionary<string, string>(deployment.Metadata.Annotations);
        annotations.Remove(DeploymentAnnotations.RollbackTo);
        return deployment with { Metadata = deployment.Metadata with { Annotations = annotations } };
    }
}
