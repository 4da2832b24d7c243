using k8s.Models;

namespace KubeNotebooks.ControlPlane.Tests.Controllers;

/// <summary>Objects as tests need them.</summary>
internal static class Objects
{
    public static readonly DateTime Start = new(2026, 1, 5, 9, 0, 0, DateTimeKind.Utc);

    public static V1Deployment Deployment(
        int replicas, string surge = "25%", string unavailable = "25%", string image = "nginx:1", string name = "web") => new()
        {
            ApiVersion = "apps/v1",
            Kind = "Deployment",
            Metadata = new V1ObjectMeta { Name = name, NamespaceProperty = "default", Uid = $"uid-{name}", Generation = 1 },
            Spec = new V1DeploymentSpec
            {
                Replicas = replicas,
                RevisionHistoryLimit = 10,
                ProgressDeadlineSeconds = 600,
                Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = name } },
                Strategy = new V1DeploymentStrategy
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new V1RollingUpdateDeployment { MaxSurge = surge, MaxUnavailable = unavailable },
                },
                Template = Template(image, name),
            },
            Status = new V1DeploymentStatus(),
        };

    public static V1Deployment Recreated(V1Deployment deployment) =>
        deployment with { Spec = deployment.Spec with { Strategy = new V1DeploymentStrategy { Type = "Recreate" } } };

    public static V1PodTemplateSpec Template(string image, string app = "web") => new()
    {
        Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = app } },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = image }] },
    };

    // The age is the second after Start in which it was created.
    public static V1ReplicaSet ReplicaSet(
        string name, int wanted, int available = 0, int age = 0, string image = "nginx:0", long? revision = null) => new()
        {
            ApiVersion = "apps/v1",
            Kind = "ReplicaSet",
            Metadata = new V1ObjectMeta
            {
                Name = name,
                NamespaceProperty = "default",
                Uid = $"uid-{name}",
                Generation = 1,
                CreationTimestamp = Start.AddSeconds(age),
                Annotations = revision is null
                    ? null
                    : new Dictionary<string, string> { ["deployment.kubernetes.io/revision"] = $"{revision}" },
            },
            Spec = new V1ReplicaSetSpec { Replicas = wanted, Template = Template(image) },
            Status = new V1ReplicaSetStatus
            {
                Replicas = wanted,
                ReadyReplicas = available,
                AvailableReplicas = available,
                ObservedGeneration = 1,
            },
        };

    public static V1ReplicaSet Annotated(V1ReplicaSet replicaSet, int desired, int max) => replicaSet with
    {
        Metadata = replicaSet.Metadata with
        {
            Annotations = new Dictionary<string, string>(replicaSet.Metadata.Annotations ?? new Dictionary<string, string>())
            {
                ["deployment.kubernetes.io/desired-replicas"] = $"{desired}",
                ["deployment.kubernetes.io/max-replicas"] = $"{max}",
            },
        },
    };
}
