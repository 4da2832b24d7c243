using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary>How far a Deployment's rollout is, in a sentence.</summary>
/// <remarks>Source: kubectl pkg/polymorphichelpers/rollout_status.go, DeploymentStatusViewer.</remarks>
internal static class DeploymentStatus
{
    /// <summary>The sentence, and whether the rollout is done.</summary>
    /// <param name="deployment">The Deployment.</param>
    /// <param name="revision">The revision that must be the running one; 0: any.</param>
    /// <exception cref="KubectlException">Another revision runs, or the rollout has taken too long.</exception>
    public static (string Text, bool Done) Of(JsonObject deployment, long revision)
    {
        var name = deployment.TextAt("metadata", "name");
        var running = Revisions.Of(deployment);
        if (revision > 0 && running != revision)
            throw new KubectlException($"desired revision ({revision}) is different from the running revision ({running})");
        if (Number(deployment, "metadata", "generation") > Number(deployment, "status", "observedGeneration"))
            return ("Waiting for deployment spec update to be observed...", false);
        if (HasTakenTooLong(deployment)) throw new KubectlException($"deployment \"{name}\" exceeded its progress deadline");

        var wanted = deployment.NumberAt("spec", "replicas");
        var updated = Number(deployment, "status", "updatedReplicas");
        var replicas = Number(deployment, "status", "replicas");
        var available = Number(deployment, "status", "availableReplicas");
        var waiting = $"Waiting for deployment \"{name}\" rollout to finish: ";
        if (updated < wanted) return ($"{waiting}{updated} out of {wanted} new replicas have been updated...", false);
        if (replicas > updated) return ($"{waiting}{replicas - updated} old replicas are pending termination...", false);
        if (available < updated) return ($"{waiting}{available} of {updated} updated replicas are available...", false);
        return ($"deployment \"{name}\" successfully rolled out", true);
    }

    private static bool HasTakenTooLong(JsonObject deployment) => deployment.ObjectsAt("status", "conditions")
        .Any(condition => condition.TextAt("type") == "Progressing" && condition.TextAt("reason") == "ProgressDeadlineExceeded");

    private static long Number(JsonObject deployment, string part, string field) => deployment.NumberAt(part, field) ?? 0;
}
