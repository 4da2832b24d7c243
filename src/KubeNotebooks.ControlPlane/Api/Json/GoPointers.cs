namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>The scalar fields that are pointers in Go: their zero (0, false, "") is a value and is written; of all others it means absent.</summary>
/// <remarks>Source: api and apimachinery, types.go of core, apps, discovery, coordination, policy, autoscaling and meta (v1).</remarks>
internal static class GoPointers
{
    /// <summary>By model: wire names.</summary>
    public static FieldTable Fields { get; } = new("""
        V1AppArmorProfile: localhostProfile
        V1AzureDiskVolumeSource: cachingMode fsType readOnly kind
        V1CSIVolumeSource: readOnly fsType
        V1ClientIPConfig: timeoutSeconds
        V1ClusterTrustBundleProjection: name signerName optional
        V1ConfigMap: immutable
        V1ConfigMapEnvSource: optional
        V1ConfigMapKeySelector: optional
        V1ConfigMapProjection: optional
        V1ConfigMapVolumeSource: defaultMode optional
        V1Container: restartPolicy
        V1ContainerStatus: started
        V1DeleteOptions: gracePeriodSeconds orphanDependents propagationPolicy ignoreStoreReadErrorWithClusterBreakingPotential
        V1DeploymentSpec: replicas revisionHistoryLimit progressDeadlineSeconds
        V1DeploymentStatus: collisionCount
        V1DownwardAPIVolumeFile: mode
        V1DownwardAPIVolumeSource: defaultMode
        V1EmptyDirVolumeSource: sizeLimit
        V1Endpoint: hostname nodeName zone
        V1EndpointAddress: nodeName
        V1EndpointConditions: ready serving terminating
        Discoveryv1EndpointPort: name protocol port appProtocol
        Corev1EndpointPort: appProtocol
        V1EphemeralContainer: restartPolicy
        V1FCVolumeSource: lun
        V1GRPCAction: service
        V1HostPathVolumeSource: type
        V1ISCSIVolumeSource: initiatorName
        V1KeyToPath: mode
        V1LeaseSpec: holderIdentity leaseDurationSeconds leaseTransitions strategy preferredHolder
        V1ListMeta: remainingItemCount
        V1LoadBalancerIngress: ipMode
        V1NodeFeatures: supplementalGroupsPolicy
        V1NodeRuntimeHandlerFeatures: recursiveReadOnlyMounts userNamespaces
        V1ObjectMeta: deletionGracePeriodSeconds
        V1OwnerReference: controller blockOwnerDeletion
        V1PersistentVolumeClaimSpec: storageClassName volumeMode volumeAttributesClassName
        V1PodDNSConfigOption: value
        V1PodResourceClaim: resourceClaimName resourceClaimTemplateName
        V1PodResourceClaimStatus: resourceClaimName
        V1PodSecurityContext: runAsUser runAsGroup runAsNonRoot supplementalGroupsPolicy fsGroup fsGroupChangePolicy seLinuxChangePolicy
        V1PodSpec: terminationGracePeriodSeconds activeDeadlineSeconds automountServiceAccountToken shareProcessNamespace priority runtimeClassName enableServiceLinks preemptionPolicy setHostnameAsFQDN hostUsers
        V1PortStatus: error
        V1Preconditions: uid resourceVersion
        V1Probe: terminationGracePeriodSeconds
        V1ProjectedVolumeSource: defaultMode
        V1ReplicaSetSpec: replicas
        V1RollingUpdateDeployment: maxUnavailable maxSurge
        V1SeccompProfile: localhostProfile
        V1Secret: immutable
        V1SecretEnvSource: optional
        V1SecretKeySelector: optional
        V1SecretProjection: optional
        V1SecretVolumeSource: defaultMode optional
        V1SecurityContext: privileged runAsUser runAsGroup runAsNonRoot readOnlyRootFilesystem allowPrivilegeEscalation procMount
        V1ServiceAccount: automountServiceAccountToken
        V1ServiceAccountTokenProjection: expirationSeconds
        V1ServicePort: appProtocol
        V1ServiceSpec: ipFamilyPolicy allocateLoadBalancerNodePorts loadBalancerClass internalTrafficPolicy trafficDistribution
        V1Toleration: tolerationSeconds
        V1TopologySpreadConstraint: minDomains nodeAffinityPolicy nodeTaintsPolicy
        V1TypedLocalObjectReference: apiGroup
        V1TypedObjectReference: apiGroup namespace
        V1VolumeMount: recursiveReadOnly mountPropagation
        V1VolumeMountStatus: recursiveReadOnly
        V1WindowsSecurityContextOptions: gmsaCredentialSpecName gmsaCredentialSpec runAsUserName hostProcess
        """);
}
