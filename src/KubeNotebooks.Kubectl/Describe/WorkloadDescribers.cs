using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes ReplicaSets and Deployments.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, describeReplicaSet, describeDeployment.</remarks>
internal static class WorkloadDescribers
{
    /// <summary>Describes a ReplicaSet.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1ReplicaSet set)
    {
        MetadataSection.WriteName(writer, set);
        writer.Field(0, "Selector", LabelSelectorText.Format(set.Spec.Selector));
        MetadataSection.WriteLabelsAndAnnotations(writer, set, context.Version);
        MetadataSection.WriteController(writer, set);
        writer.Field(0, "Replicas", $"{set.Status?.Replicas ?? 0} current / {set.Spec.Replicas ?? 0} desired");
        writer.Field(0, "Pods Status", PodsStatus(context, set));
        PodTemplateDescriber.Write(writer, set.Spec.Template, context.Version);
        WriteConditions(writer, (set.Status?.Conditions ?? []).Select(one => (one.Type, one.Status, one.Reason)));
        EventsSection.Write(writer, context, set);
    }

    /// <summary>Describes a Deployment.</summary>
    public static void Write(DescribeWriter writer, DescribeContext context, V1Deployment deployment)
    {
        var (spec, status) = (deployment.Spec, deployment.Status ?? new V1DeploymentStatus());
        MetadataSection.WriteName(writer, deployment);
        writer.Field(0, "CreationTimestamp", writer.Time(deployment.Metadata.CreationTimestamp));
        MetadataSection.WriteLabelsAndAnnotations(writer, deployment, context.Version);
        writer.Field(0, "Selector", LabelSelectorText.Format(spec.Selector));
        writer.Field(0, "Replicas", $"{spec.Replicas ?? 0} desired | {status.UpdatedReplicas ?? 0} updated | "
            + $"{status.Replicas ?? 0} total | "
            + $"{status.AvailableReplicas ?? 0} available | {status.UnavailableReplicas ?? 0} unavailable");
        writer.Field(0, "StrategyType", spec.Strategy?.Type);
        writer.Field(0, "MinReadySeconds", $"{spec.MinReadySeconds ?? 0}");
        if (spec.Strategy?.RollingUpdate is { } rolling)
        {
            writer.Field(0, "RollingUpdateStrategy",
                $"{rolling.MaxUnavailable?.Value ?? "0"} max unavailable, {rolling.MaxSurge?.Value ?? "0"} max surge");
        }

        PodTemplateDescriber.Write(writer, spec.Template, context.Version);
        WriteConditions(writer, (status.Conditions ?? []).Select(one => (one.Type, one.Status, one.Reason)));
        WriteReplicaSets(writer, context, deployment);
        EventsSection.Write(writer, context, deployment);
    }

    private static string PodsStatus(DescribeContext context, V1ReplicaSet set)
    {
        var phases = context.List<V1Pod>(set.Metadata.NamespaceProperty, new Selection(LabelSelector.Of(set.Spec.Selector).ToString()))
            .Where(pod => pod.Metadata.OwnerReferences?.Any(owner => owner.Controller == true && owner.Uid == set.Metadata.Uid) == true)
            .ToLookup(pod => pod.Status?.Phase);
        return $"{phases["Running"].Count()} Running / {phases["Pending"].Count()} Waiting / "
            + $"{phases["Succeeded"].Count()} Succeeded / {phases["Failed"].Count()} Failed";
    }

    private static void WriteConditions(DescribeWriter writer, IEnumerable<(string Type, string Status, string Reason)> conditions)
    {
        var first = true;
        foreach (var (type, status, reason) in conditions)
        {
            if (first)
            {
                writer.Line(0, "Conditions:");
                writer.Line(1, "Type\tStatus\tReason");
                writer.Line(1, "----\t------\t------");
                first = false;
            }

            writer.Line(1, $"{type} \t{status}\t{reason}");
        }
    }

    private static void WriteReplicaSets(DescribeWriter writer, DescribeContext context, V1Deployment deployment)
    {
        var sets = ReplicaSetsOfDeployment.Read(context, deployment);
        var old = context.Version.AtLeast(27) ? sets.Old : sets.Old.Where(set => set.Spec.Replicas > 0);
        if (sets.New is null && !old.Any() && context.Version.AtLeast(22)) return;
        writer.Field(0, "OldReplicaSets", Text(old));
        writer.Field(0, "NewReplicaSet", Text(sets.New is { } current ? [current] : []));
    }

    private static string Text(IEnumerable<V1ReplicaSet> sets)
    {
        var text = string.Join(", ", sets.Select(set =>
            $"{set.Metadata.Name} ({set.Status?.Replicas ?? 0}/{set.Spec.Replicas ?? 0} replicas created)"));
        return text.Length == 0 ? "<none>" : text;
    }
}
