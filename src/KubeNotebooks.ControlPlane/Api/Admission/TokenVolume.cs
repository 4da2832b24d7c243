using k8s.Models;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Api.Admission;

/// <summary>The volume through which a pod's containers get the credentials of its service account.</summary>
/// <remarks>Source: kubernetes plugin/pkg/admission/serviceaccount/admission.go, mountServiceAccountToken and TokenVolumeSource.</remarks>
internal static class TokenVolume
{
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const int ReadableByAll = 0x1A4; // octal 644

    /// <summary>Since this release the token comes with the pod instead of out of a Secret.</summary>
    private const int BoundTokens = 21;

    private static readonly V1ProjectedVolumeSource Projected = new()
    {
        DefaultMode = ReadableByAll,
        Sources =
        [
            new V1VolumeProjection
            {
                ServiceAccountToken = new V1ServiceAccountTokenProjection { ExpirationSeconds = 3607, Path = "token" },
            },
            new V1VolumeProjection
            {
                ConfigMap = new V1ConfigMapProjection
                {
                    Name = "kube-root-ca.crt",
                    Items = [new V1KeyToPath { Key = "ca.crt", Path = "ca.crt" }],
                },
            },
            new V1VolumeProjection
            {
                DownwardAPI = new V1DownwardAPIProjection
                {
                    Items =
                    [
                        new V1DownwardAPIVolumeFile
                        {
                            Path = "namespace",
                            FieldRef = new V1ObjectFieldSelector { ApiVersion = "v1", FieldPath = "metadata.namespace" },
                        },
                    ],
                },
            },
        ],
    };

    /// <summary>Whether a container lacks something at the place where the credentials go.</summary>
    /// <param name="spec">The pod's spec.</param>
    internal static bool IsMissing(V1PodSpec spec) => IsMissing(spec.Containers) || IsMissing(spec.InitContainers);

    /// <summary>A spec with the volume and its mounts.</summary>
    /// <param name="spec">The pod's spec.</param>
    /// <param name="ns">The pod's namespace.</param>
    /// <param name="random">Where the volume's name comes from.</param>
    /// <param name="version">The release.</param>
    internal static V1PodSpec AddTo(V1PodSpec spec, string? ns, RandomStream random, KubernetesVersion version)
    {
        var volume = version.AtLeast(BoundTokens)
            ? new V1Volume { Name = $"kube-api-access-{random.Suffix(5)}", Projected = Projected }
            : FromSecret(spec.ServiceAccountName, ns ?? "");
        var mount = new V1VolumeMount { Name = volume.Name, MountPath = MountPath, ReadOnlyProperty = true };
        return spec with
        {
            Volumes = Append(spec.Volumes, volume),
            Containers = Mounted(spec.Containers, mount)!,
            InitContainers = Mounted(spec.InitContainers, mount),
        };
    }

    /// <summary>Whether a volume is the one added here from a Secret, which does not exist.</summary>
    /// <param name="volume">A volume of the pod.</param>
    /// <param name="spec">The pod's spec.</param>
    internal static bool IsFromSecret(V1Volume volume, V1PodSpec spec) =>
        volume.Secret?.SecretName == volume.Name && volume.Name.StartsWith($"{spec.ServiceAccountName}-token-", StringComparison.Ordinal);

    /// <remarks>
    /// Simulated: the Secret that older releases make for each service account does not exist, and the end of its name,
    /// random in life, follows from the namespace; so every pod of a namespace names the same one.
    /// </remarks>
    private static V1Volume FromSecret(string account, string ns)
    {
        var name = $"{account}-token-{new RandomStream(0, $"{ns}/{account}").Suffix(5)}";
        return new V1Volume { Name = name, Secret = new V1SecretVolumeSource { SecretName = name, DefaultMode = ReadableByAll } };
    }

    private static bool IsMissing(IList<V1Container>? containers)
    {
        if (containers is null) return false;
        foreach (var container in containers)
        {
            if (!IsMounted(container)) return true;
        }

        return false;
    }

    private static bool IsMounted(V1Container container)
    {
        foreach (var mount in container.VolumeMounts ?? [])
        {
            if (mount.MountPath == MountPath) return true;
        }

        return false;
    }

    private static V1Container[]? Mounted(IList<V1Container>? containers, V1VolumeMount mount)
    {
        if (containers is null) return null;
        var mounted = new V1Container[containers.Count];
        for (var i = 0; i < mounted.Length; i++)
        {
            var container = containers[i];
            mounted[i] = IsMounted(container) ? container : container with { VolumeMounts = Append(container.VolumeMounts, mount) };
        }

        return mounted;
    }

    private static T[] Append<T>(IList<T>? list, T last)
    {
        var longer = new T[(list?.Count ?? 0) + 1];
        list?.CopyTo(longer, 0);
        longer[^1] = last;
        return longer;
    }
}
