using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Commands.Apply;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary><c>kubectl rollout undo</c>: writes the pod template of an earlier revision into the Deployment.</summary>
/// <remarks>Source: kubectl pkg/cmd/rollout/rollout_undo.go; pkg/polymorphichelpers/rollback.go, DeploymentRollbacker.</remarks>
internal static class RolloutUndoCommand
{
    private const string HashLabel = "pod-template-hash";

    // These stay as the Deployment has them; the others come from the ReplicaSet.
    private static readonly string[] OwnAnnotations =
    [
        LastApplied.Annotation, Revisions.Annotation, "deployment.kubernetes.io/revision-history",
        "deployment.kubernetes.io/desired-replicas", "deployment.kubernetes.io/max-replicas", "deprecated.deployment.rollback.to",
    ];

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("undo", "Undo a previous rollout")
    {
        Usage = "(TYPE NAME | TYPE/NAME) [flags]",
        Flags =
        [
            .. RolloutTargets.Flags, .. CommonFlags.Output, CommonFlags.DryRun, CommonFlags.ServerDryRun,
            new("to-revision", FlagKind.Number, "The revision to go back to; 0: the one before the present one"),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var dryRun = DryRuns.Of(context);
        context.RequireResource();
        var printer = new ResultPrinter(context, dryRun);
        RolloutTargets.Find(context).Visit(info =>
        {
            if (info.Type.Kind != "Deployment")
                throw new KubectlException($"no rollbacker has been implemented for \"{info.QualifiedKind}\"");
            printer.Print(info, info.Object!, RollBack(context, info, dryRun));
        });
    }

    private static string RollBack(CommandContext context, ResourceInfo info, DryRun dryRun)
    {
        var toRevision = context.Flags.Number("to-revision");
        if (toRevision < 0) throw NotFound(toRevision);
        var deployment = context.Client.Get(info.Type, info.Namespace, info.Name);
        var target = Target(Revisions.ReplicaSets(context.Client, deployment), toRevision, info.Name);
        var template = target.Ensure("spec", "template").Copy();
        if (dryRun == DryRun.Client) return PodTemplateText.Of(context, template);
        if (deployment.TrueAt("spec", "paused"))
        {
            throw new KubectlException(
                "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again");
        }
        var current = deployment.Ensure("spec", "template").Copy();
        (template.At("metadata", "labels") as JsonObject)?.Remove(HashLabel);
        (current.At("metadata", "labels") as JsonObject)?.Remove(HashLabel);
        if (JsonNode.DeepEquals(WithoutTime(template), WithoutTime(current)))
            return $"skipped rollback (current template already matches revision {toRevision})";

        JsonArray patch = [Replace("/spec/template", template), Replace("/metadata/annotations", Annotations(deployment, target))];
        try
        {
            context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.Json, patch,
                new WriteOptions(DryRun: dryRun == DryRun.Server, FieldManager: "kubectl-rollout"));
        }
        catch (StatusException refused)
        {
            throw new KubectlException($"failed restoring revision {toRevision}: {refused.Message}");
        }
        return "rolled back";
    }

    private static JsonObject Target(IReadOnlyList<JsonObject> sets, long toRevision, string name)
    {
        if (toRevision > 0) return sets.FirstOrDefault(set => Revisions.Of(set) == toRevision) ?? throw NotFound(toRevision);
        return sets.OrderByDescending(Revisions.Of).Skip(1).FirstOrDefault()
            ?? throw new KubectlException($"no rollout history found for deployment \"{name}\"");
    }

    private static KubectlException NotFound(long revision) => new($"unable to find specified revision {revision} in history");

    private static JsonObject Replace(string path, JsonNode value) => new() { ["op"] = "replace", ["path"] = path, ["value"] = value };

    private static JsonObject Annotations(JsonObject deployment, JsonObject target)
    {
        var annotations = new JsonObject();
        foreach (var (source, own) in ((JsonObject, bool)[])[(deployment, true), (target, false)])
        {
            if (source.At("metadata", "annotations") is not JsonObject map) continue;
            foreach (var (key, value) in map)
            {
                if (OwnAnnotations.Contains(key) == own) annotations[key] = value?.DeepClone();
            }
        }
        return annotations;
    }

    private static JsonObject WithoutTime(JsonObject template)
    {
        var copy = template.Copy();
        (copy["metadata"] as JsonObject)?.Remove("creationTimestamp");
        return copy;
    }
}
