namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>The fields that Go writes even when nobody set them: no <c>omitempty</c>, or a struct that is no pointer (<c>resources: {}</c>).</summary>
/// <remarks>Source: api and apimachinery, types.go of core, apps, discovery, coordination, policy, autoscaling and meta (v1). A <c>?</c> marks fields whose zero is <c>null</c>.</remarks>
internal static class GoAlwaysWritten
{
    /// <summary>By model: wire names.</summary>
    public static FieldTable Fields { get; } = new("""
        V1AWSElasticBlockStoreVolumeSource: volumeID
        V1AppArmorProfile: type
        V1AttachedVolume: name devicePath
        V1AzureDiskVolumeSource: diskName diskURI
        V1AzureFileVolumeSource: secretName shareName
        V1Binding: metadata target
        V1CSIVolumeSource: driver
        V1CephFSVolumeSource: monitors?
        V1CinderVolumeSource: volumeID
        V1ClusterTrustBundleProjection: path
        V1Condition: type status lastTransitionTime? reason message
        V1ConfigMap: metadata
        V1ConfigMapKeySelector: key
        V1ConfigMapNodeConfigSource: namespace name kubeletConfigKey
        V1Container: name resources
        V1ContainerImage: names?
        V1ContainerPort: containerPort
        V1ContainerResizePolicy: resourceName restartPolicy
        V1ContainerStateRunning: startedAt?
        V1ContainerStateTerminated: exitCode startedAt? finishedAt?
        V1ContainerStatus: name state lastState ready restartCount image imageID
        V1DaemonEndpoint: Port
        V1Deployment: metadata spec status
        V1DeploymentCondition: type status lastUpdateTime? lastTransitionTime?
        V1DeploymentSpec: selector? template strategy
        V1DownwardAPIVolumeFile: path
        V1Endpoint: addresses? conditions
        V1EndpointAddress: ip
        Corev1EndpointPort: port
        V1EndpointSlice: metadata addressType endpoints? ports?
        V1Endpoints: metadata
        V1EnvVar: name
        V1EphemeralContainer: name resources
        Corev1Event: metadata involvedObject source firstTimestamp? lastTimestamp? eventTime? reportingComponent reportingInstance
        Corev1EventSeries: lastObservedTime?
        V1Eviction: metadata
        V1FlexVolumeSource: driver
        V1ForZone: name
        V1GCEPersistentDiskVolumeSource: pdName
        V1GRPCAction: port service?
        V1GitRepoVolumeSource: repository
        V1GlusterfsVolumeSource: endpoints path
        V1HTTPGetAction: port
        V1HTTPHeader: name value
        V1HostAlias: ip
        V1HostIP: ip
        V1HostPathVolumeSource: path
        V1ISCSIVolumeSource: targetPortal iqn lun
        V1KeyToPath: key path
        V1LabelSelectorRequirement: key operator
        V1Lease: metadata spec
        V1LinuxContainerUser: uid gid
        V1NFSVolumeSource: server path
        V1Namespace: metadata spec status
        V1NamespaceCondition: type status lastTransitionTime?
        V1Node: metadata spec status
        V1NodeAddress: type address
        V1NodeCondition: type status lastHeartbeatTime? lastTransitionTime?
        V1NodeDaemonEndpoints: kubeletEndpoint
        V1NodeRuntimeHandler: name
        V1NodeSelector: nodeSelectorTerms?
        V1NodeSelectorRequirement: key operator
        V1NodeStatus: daemonEndpoints nodeInfo
        V1NodeSystemInfo: machineID systemUUID bootID kernelVersion osImage containerRuntimeVersion kubeletVersion kubeProxyVersion operatingSystem architecture
        V1ObjectFieldSelector: fieldPath
        V1ObjectMeta: creationTimestamp?
        V1OwnerReference: apiVersion kind name uid
        V1PersistentVolumeClaimSpec: resources
        V1PersistentVolumeClaimTemplate: metadata spec
        V1PersistentVolumeClaimVolumeSource: claimName
        V1PhotonPersistentDiskVolumeSource: pdID
        V1Pod: metadata spec status
        V1PodAffinityTerm: topologyKey
        V1PodCondition: type status lastProbeTime? lastTransitionTime?
        V1PodIP: ip
        V1PodOS: name
        V1PodReadinessGate: conditionType
        V1PodResourceClaim: name
        V1PodResourceClaimStatus: name
        V1PodSchedulingGate: name
        V1PodSpec: containers?
        V1PodTemplateSpec: metadata spec
        V1PortStatus: port protocol
        V1PortworxVolumeSource: volumeID
        V1PreferredSchedulingTerm: weight preference
        V1ProjectedVolumeSource: sources?
        V1QuobyteVolumeSource: registry volume
        V1RBDVolumeSource: monitors? image
        V1ReplicaSet: metadata spec status
        V1ReplicaSetCondition: type status lastTransitionTime?
        V1ReplicaSetSpec: selector? template
        V1ReplicaSetStatus: replicas
        Corev1ResourceClaim: name
        V1ResourceFieldSelector: resource divisor
        V1ResourceHealth: resourceID
        V1ResourceStatus: name
        V1Scale: metadata spec status
        V1ScaleIOVolumeSource: gateway system secretRef?
        V1ScaleStatus: replicas
        V1SeccompProfile: type
        V1Secret: metadata
        V1SecretKeySelector: key
        V1Service: metadata spec status
        V1ServiceAccount: metadata
        V1ServiceAccountTokenProjection: path
        V1ServicePort: port targetPort
        V1ServiceStatus: loadBalancer
        V1SleepAction: seconds
        V1Status: metadata
        V1Sysctl: name value
        V1TCPSocketAction: port
        V1Taint: key effect
        V1TopologySpreadConstraint: maxSkew topologyKey whenUnsatisfiable
        V1TypedLocalObjectReference: apiGroup? kind name
        V1TypedObjectReference: apiGroup? kind name
        V1Volume: name
        V1VolumeDevice: name devicePath
        V1VolumeMount: name mountPath
        V1VolumeMountStatus: name mountPath
        V1VsphereVirtualDiskVolumeSource: volumePath
        V1WeightedPodAffinityTerm: weight podAffinityTerm
        """);
}
