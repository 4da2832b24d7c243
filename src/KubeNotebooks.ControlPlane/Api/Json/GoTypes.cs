using System.Text.Json.Serialization.Metadata;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>The names of Go's types behind the models; they show in the API server's messages about wrong types.</summary>
/// <remarks>Source: api and apimachinery, types.go of core, apps, discovery, coordination, policy, autoscaling and meta (v1).</remarks>
internal static class GoTypes
{
    // The texts that have a type of their own in Go; of package v1 unless another is named.
    private static readonly FieldTable Named = new("""
        V1AppArmorProfile: type=AppArmorProfileType
        V1AttachedVolume: name=UniqueVolumeName
        V1AzureDiskVolumeSource: cachingMode=AzureDataDiskCachingMode kind=AzureDataDiskKind
        V1Capabilities: add=Capability drop=Capability
        V1Condition: status=ConditionStatus
        V1ConfigMapNodeConfigSource: uid=types.UID
        V1Container: restartPolicy=ContainerRestartPolicy terminationMessagePolicy=TerminationMessagePolicy imagePullPolicy=PullPolicy
        V1ContainerPort: protocol=Protocol
        V1ContainerResizePolicy: resourceName=ResourceName restartPolicy=ResourceResizeRestartPolicy
        V1DeleteOptions: propagationPolicy=DeletionPropagation
        V1DeploymentCondition: type=DeploymentConditionType status=ConditionStatus
        V1DeploymentStrategy: type=DeploymentStrategyType
        V1EmptyDirVolumeSource: medium=StorageMedium
        Discoveryv1EndpointPort: protocol=Protocol
        Corev1EndpointPort: protocol=Protocol
        V1EndpointSlice: addressType=AddressType
        V1EphemeralContainer: restartPolicy=ContainerRestartPolicy terminationMessagePolicy=TerminationMessagePolicy imagePullPolicy=PullPolicy
        V1HTTPGetAction: scheme=URIScheme
        V1HostPathVolumeSource: type=HostPathType
        V1ImageVolumeSource: pullPolicy=PullPolicy
        V1LabelSelectorRequirement: operator=LabelSelectorOperator
        V1LeaseSpec: strategy=CoordinatedLeaseStrategy
        V1LoadBalancerIngress: ipMode=LoadBalancerIPMode
        V1ManagedFieldsEntry: operation=ManagedFieldsOperationType
        V1NamespaceCondition: type=NamespaceConditionType status=ConditionStatus
        V1NamespaceSpec: finalizers=FinalizerName
        V1NamespaceStatus: phase=NamespacePhase
        V1NodeAddress: type=NodeAddressType
        V1NodeCondition: type=NodeConditionType status=ConditionStatus
        V1NodeSelectorRequirement: operator=NodeSelectorOperator
        V1NodeStatus: phase=NodePhase volumesInUse=UniqueVolumeName
        V1ObjectMeta: uid=types.UID
        V1ObjectReference: uid=types.UID
        V1OwnerReference: uid=types.UID
        V1PersistentVolumeClaimSpec: accessModes=PersistentVolumeAccessMode volumeMode=PersistentVolumeMode
        V1PodCondition: type=PodConditionType status=ConditionStatus
        V1PodOS: name=OSName
        V1PodReadinessGate: conditionType=PodConditionType
        V1PodSecurityContext: supplementalGroupsPolicy=SupplementalGroupsPolicy fsGroupChangePolicy=PodFSGroupChangePolicy seLinuxChangePolicy=PodSELinuxChangePolicy
        V1PodSpec: restartPolicy=RestartPolicy dnsPolicy=DNSPolicy preemptionPolicy=PreemptionPolicy
        V1PodStatus: phase=PodPhase qosClass=PodQOSClass resize=PodResizeStatus
        V1PortStatus: protocol=Protocol
        V1Preconditions: uid=types.UID
        V1ReplicaSetCondition: type=ReplicaSetConditionType status=ConditionStatus
        V1ResourceHealth: resourceID=ResourceID health=ResourceHealthStatus
        V1ResourceStatus: name=ResourceName
        V1SeccompProfile: type=SeccompProfileType
        V1Secret: type=SecretType
        V1SecurityContext: procMount=ProcMountType
        V1ServicePort: protocol=Protocol
        V1ServiceSpec: type=ServiceType sessionAffinity=ServiceAffinity externalTrafficPolicy=ServiceExternalTrafficPolicy ipFamilies=IPFamily ipFamilyPolicy=IPFamilyPolicy internalTrafficPolicy=ServiceInternalTrafficPolicy
        V1Status: reason=StatusReason
        V1StatusCause: reason=CauseType
        V1StatusDetails: uid=types.UID
        V1Taint: effect=TaintEffect
        V1Toleration: operator=TolerationOperator effect=TaintEffect
        V1TopologySpreadConstraint: whenUnsatisfiable=UnsatisfiableConstraintAction nodeAffinityPolicy=NodeInclusionPolicy nodeTaintsPolicy=NodeInclusionPolicy
        V1VolumeMount: recursiveReadOnly=RecursiveReadOnlyMode mountPropagation=MountPropagationMode
        V1VolumeMountStatus: recursiveReadOnly=RecursiveReadOnlyMode
        """);

    /// <summary>The struct behind a model, such as <c>PodSpec</c>.</summary>
    /// <param name="model">Such as <c>typeof(V1PodSpec)</c>.</param>
    public static string Struct(Type model)
    {
        var name = model.Name;
        var start = name.StartsWith("Corev1", StringComparison.Ordinal) ? 6
            : name.StartsWith("Discoveryv1", StringComparison.Ordinal) ? 11
            : name.StartsWith("V1", StringComparison.Ordinal) ? 2
            : 0;
        return name[start..];
    }

    /// <summary>The type of a field, such as <c>[]v1.Container</c>, <c>int32</c> or <c>v1.PullPolicy</c>.</summary>
    /// <param name="model">The model that has the field.</param>
    /// <param name="field">The wire name.</param>
    /// <param name="value">The serializer's description of the field's type.</param>
    public static string Of(Type model, string field, JsonTypeInfo value)
    {
        if (value.Type == typeof(byte[]))
        {
            return "[]uint8";
        }

        return value.Kind switch
        {
            JsonTypeInfoKind.Enumerable => "[]" + Of(model, field, value.Options.GetTypeInfo(value.ElementType!)),
            JsonTypeInfoKind.Dictionary => value.ElementType == typeof(ResourceQuantity)
                ? "v1.ResourceList"
                : "map[string]" + Of(model, field, value.Options.GetTypeInfo(value.ElementType!)),
            JsonTypeInfoKind.Object => "v1." + Struct(value.Type),
            _ => Scalar(model, field, Nullable.GetUnderlyingType(value.Type) ?? value.Type),
        };
    }

    private static string Scalar(Type model, string field, Type type)
    {
        if (type == typeof(string))
        {
            var named = Named.Fact(model, field, '=');
            return named is null ? "string" : named.Contains('.', StringComparison.Ordinal) ? named : "v1." + named;
        }

        return type == typeof(int) ? "int32"
            : type == typeof(long) ? "int64"
            : type == typeof(bool) ? "bool"
            : type == typeof(double) ? "float64"
            : "interface {}";
    }
}
