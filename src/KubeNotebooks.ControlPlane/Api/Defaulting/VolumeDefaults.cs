using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Defaulting;

/// <summary>Defaults of volumes.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/v1/defaults.go, SetDefaults_Volume and SetDefaults_*VolumeSource.</remarks>
internal static class VolumeDefaults
{
    private const int DefaultMode = 0x1A4; // octal 644
    private const long TokenSeconds = 3600;

    /// <summary>A volume with its defaults.</summary>
    /// <param name="volume">As given.</param>
    /// <returns>The same reference when nothing was missing.</returns>
    internal static V1Volume Of(V1Volume volume) => volume switch
    {
        { ConfigMap: { DefaultMode: null } source } => volume with { ConfigMap = source with { DefaultMode = DefaultMode } },
        { Secret: { DefaultMode: null } source } => volume with { Secret = source with { DefaultMode = DefaultMode } },
        { HostPath: { Type: null } source } => volume with { HostPath = source with { Type = "" } },
        { DownwardAPI: { } source } => Of(source) is var of && ReferenceEquals(of, source) ? volume : volume with { DownwardAPI = of },
        { Projected: { } source } => Of(source) is var of && ReferenceEquals(of, source) ? volume : volume with { Projected = of },
        { EmptyDir: { } source } => Of(source) is var of && ReferenceEquals(of, source) ? volume : volume with { EmptyDir = of },
        { Ephemeral: { } source } => Of(source) is var of && ReferenceEquals(of, source) ? volume : volume with { Ephemeral = of },
        { Iscsi: { IscsiInterface: null or "" } source } => volume with { Iscsi = source with { IscsiInterface = "default" } },
        { Rbd: { } source } => Of(source) is var of && ReferenceEquals(of, source) ? volume : volume with { Rbd = of },
        { AzureDisk: { } source } => Of(source) is var of && ReferenceEquals(of, source) ? volume : volume with { AzureDisk = of },
        { ScaleIO: { } source } => Of(source) is var of && ReferenceEquals(of, source) ? volume : volume with { ScaleIO = of },
        _ when HasNoSource(volume) => volume with { EmptyDir = new V1EmptyDirVolumeSource() },
        _ => volume,
    };

    private static bool HasNoSource(V1Volume volume) => volume is
    {
        ConfigMap: null, Secret: null, HostPath: null, Iscsi: null, PersistentVolumeClaim: null, Csi: null, Nfs: null, Image: null,
        AwsElasticBlockStore: null, AzureFile: null, Cephfs: null, Cinder: null, Fc: null, FlexVolume: null, Flocker: null,
    }
        and
    {
        GcePersistentDisk: null, GitRepo: null, Glusterfs: null, PhotonPersistentDisk: null, PortworxVolume: null, Quobyte: null,
        Storageos: null, VsphereVolume: null,
    };

    private static V1DownwardAPIVolumeSource Of(V1DownwardAPIVolumeSource source)
    {
        var items = Lists.Each(source.Items, Of);
        return source.DefaultMode is not null && ReferenceEquals(items, source.Items)
            ? source
            : source with { DefaultMode = source.DefaultMode ?? DefaultMode, Items = items };
    }

    private static V1DownwardAPIVolumeFile Of(V1DownwardAPIVolumeFile file)
    {
        var (field, resource) = (ContainerDefaults.Of(file.FieldRef), ContainerDefaults.Of(file.ResourceFieldRef));
        return ReferenceEquals(field, file.FieldRef) && ReferenceEquals(resource, file.ResourceFieldRef)
            ? file
            : file with { FieldRef = field, ResourceFieldRef = resource };
    }

    private static V1ProjectedVolumeSource Of(V1ProjectedVolumeSource source)
    {
        var sources = Lists.Each(source.Sources, Of);
        return source.DefaultMode is not null && ReferenceEquals(sources, source.Sources)
            ? source
            : source with { DefaultMode = source.DefaultMode ?? DefaultMode, Sources = sources };
    }

    private static V1VolumeProjection Of(V1VolumeProjection projection)
    {
        if (projection.ServiceAccountToken is { ExpirationSeconds: null } token)
        {
            projection = projection with { ServiceAccountToken = token with { ExpirationSeconds = TokenSeconds } };
        }

        if (projection.DownwardAPI is not { } downward) return projection;
        var items = Lists.Each(downward.Items, Of);
        return ReferenceEquals(items, downward.Items) ? projection : projection with { DownwardAPI = downward with { Items = items } };
    }

    private static V1EmptyDirVolumeSource Of(V1EmptyDirVolumeSource source) =>
        source.SizeLimit is null or ExactQuantity ? source : source with { SizeLimit = Quantity.From(source.SizeLimit).ToResource() };

    private static V1EphemeralVolumeSource Of(V1EphemeralVolumeSource source)
    {
        if (source.VolumeClaimTemplate is not { Spec: { } spec } template) return source;
        var limits = ResourceDefaults.RoundedUp(spec.Resources?.Limits);
        var requests = ResourceDefaults.RoundedUp(spec.Resources?.Requests);
        if (!string.IsNullOrEmpty(spec.VolumeMode) && spec.Resources is { } resources
            && ReferenceEquals(limits, resources.Limits) && ReferenceEquals(requests, resources.Requests))
        {
            return source;
        }

        var filled = spec with
        {
            VolumeMode = PodTemplateDefaults.Or(spec.VolumeMode, "Filesystem"),
            Resources = new V1VolumeResourceRequirements { Limits = limits, Requests = requests },
        };
        return source with { VolumeClaimTemplate = template with { Metadata = template.Metadata ?? new V1ObjectMeta(), Spec = filled } };
    }

    private static V1RBDVolumeSource Of(V1RBDVolumeSource source) =>
        source is { Pool.Length: > 0, User.Length: > 0, Keyring.Length: > 0 } ? source : source with
        {
            Pool = PodTemplateDefaults.Or(source.Pool, "rbd"),
            User = PodTemplateDefaults.Or(source.User, "admin"),
            Keyring = PodTemplateDefaults.Or(source.Keyring, "/etc/ceph/keyring"),
        };

    private static V1AzureDiskVolumeSource Of(V1AzureDiskVolumeSource source) =>
        source is { CachingMode: not null, Kind: not null, FsType: not null, ReadOnlyProperty: not null } ? source : source with
        {
            CachingMode = source.CachingMode ?? "ReadWrite",
            Kind = source.Kind ?? "Shared",
            FsType = source.FsType ?? "ext4",
            ReadOnlyProperty = source.ReadOnlyProperty ?? false,
        };

    private static V1ScaleIOVolumeSource Of(V1ScaleIOVolumeSource source) =>
        source is { StorageMode.Length: > 0, FsType.Length: > 0 } ? source : source with
        {
            StorageMode = PodTemplateDefaults.Or(source.StorageMode, "ThinProvisioned"),
            FsType = PodTemplateDefaults.Or(source.FsType, "xfs"),
        };
}
