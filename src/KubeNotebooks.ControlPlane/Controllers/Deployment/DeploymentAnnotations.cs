namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>The annotations in which the Deployment controller keeps what no field holds.</summary>
internal static class DeploymentAnnotations
{
    /// <summary>The number of the rollout that a ReplicaSet belongs to, and on the Deployment the latest.</summary>
    public const string Revision = "deployment.kubernetes.io/revision";

    /// <summary>The numbers that a ReplicaSet had before, separated by commas.</summary>
    public const string RevisionHistory = "deployment.kubernetes.io/revision-history";

    /// <summary>How many replicas the Deployment wanted when the ReplicaSet was last written.</summary>
    public const string DesiredReplicas = "deployment.kubernetes.io/desired-replicas";

    /// <summary>How many pods the Deployment allowed when the ReplicaSet was last written.</summary>
    public const string MaxReplicas = "deployment.kubernetes.io/max-replicas";

    /// <summary>Asks the controller itself for a rollback; kubectl no longer does.</summary>
    public const string RollbackTo = "deprecated.deployment.rollback.to";

    /// <summary>The label that tells the ReplicaSets of one Deployment apart.</summary>
    public const string PodTemplateHashLabel = "pod-template-hash";

    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>Whether an annotation stays where it is when annotations are copied between a Deployment and its ReplicaSets.</summary>
    /// <remarks>Source: kubernetes pkg/controller/deployment/util/deployment_util.go, annotationsToSkip.</remarks>
    public static bool IsSkipped(string key) =>
        key is LastApplied or Revision or RevisionHistory or DesiredReplicas or MaxReplicas or RollbackTo;
}
