using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Validates a pod's volumes.</summary>
/// <remarks>Source: kubernetes pkg/apis/core/validation/validation.go, ValidateVolumes and validateVolumeSource.</remarks>
internal static class VolumeValidation
{
    private static readonly string[] HostPathTypes =
        ["", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"];

    /// <summary>Validates volumes.</summary>
    /// <param name="errors">Where errors go; at the pod's spec.</param>
    /// <param name="volumes">The volumes; null for none.</param>
    /// <returns>The names of those that are fine.</returns>
    internal static IReadOnlyList<string> Validate(ErrorList errors, IList<V1Volume>? volumes)
    {
        if (volumes is not { Count: > 0 }) return [];
        List<string> names = new(volumes.Count);
        for (var i = 0; i < volumes.Count; i++)
        {
            using var at = errors.At("volumes", i);
            var before = errors.Count;
            var volume = volumes[i];
            Source(errors, volume);
            if (string.IsNullOrEmpty(volume.Name)) errors.Required("name");
            else errors.Invalid("name", volume.Name, Names.DnsLabel(volume.Name));
            if (names.Contains(volume.Name)) errors.Duplicate("name", volume.Name);
            if (errors.Count == before) names.Add(volume.Name);
        }

        return names;
    }

    private static void Source(ErrorList errors, V1Volume volume)
    {
        var sources = 0;
        if (volume.EmptyDir is { } emptyDir && IsFirst(errors, "emptyDir", ref sources)
            && emptyDir.SizeLimit is { } limit && Quantity.From(limit).Sign < 0)
        {
            errors.Forbidden("emptyDir.sizeLimit", "SizeLimit field must be a valid resource quantity");
        }

        if (volume.HostPath is { } hostPath && IsFirst(errors, "hostPath", ref sources))
        {
            using var scope = errors.In("hostPath");
            if (string.IsNullOrEmpty(hostPath.Path)) errors.Required("path");
            else if (hostPath.Path.Split('/').Contains("..")) errors.Invalid("path", hostPath.Path, "must not contain '..'");
            if (!HostPathTypes.Contains(hostPath.Type ?? "")) errors.NotSupported("type", hostPath.Type, HostPathTypes);
        }

        if (volume.Secret is { } secret && IsFirst(errors, "secret", ref sources))
        {
            using var scope = errors.In("secret");
            if (string.IsNullOrEmpty(secret.SecretName)) errors.Required("secretName");
            Mode(errors, secret.DefaultMode);
            Items(errors, secret.Items);
        }

        if (volume.PersistentVolumeClaim is { } claim && IsFirst(errors, "persistentVolumeClaim", ref sources)
            && string.IsNullOrEmpty(claim.ClaimName))
        {
            errors.Required("persistentVolumeClaim.claimName");
        }

        if (volume.DownwardAPI is { } downward && IsFirst(errors, "downwardAPI", ref sources))
        {
            using var scope = errors.In("downwardAPI");
            Mode(errors, downward.DefaultMode);
        }

        if (volume.ConfigMap is { } configMap && IsFirst(errors, "configMap", ref sources))
        {
            using var scope = errors.In("configMap");
            if (string.IsNullOrEmpty(configMap.Name)) errors.Required("name");
            Mode(errors, configMap.DefaultMode);
            Items(errors, configMap.Items);
        }

        if (volume.Projected is { } projected && IsFirst(errors, "projected", ref sources))
        {
            using var scope = errors.In("projected");
            Mode(errors, projected.DefaultMode);
        }

        if (volume.Nfs is { } nfs && IsFirst(errors, "nfs", ref sources))
        {
            using var scope = errors.In("nfs");
            if (string.IsNullOrEmpty(nfs.Server)) errors.Required("server");
            if (string.IsNullOrEmpty(nfs.Path)) errors.Required("path");
        }
    }

    private static bool IsFirst(ErrorList errors, string field, ref int sources)
    {
        if (sources++ == 0) return true;
        errors.Forbidden(field, "may not specify more than 1 volume type");
        return false;
    }

    private static void Mode(ErrorList errors, int? mode, string field = "defaultMode")
    {
        if (mode is < 0 or > 0x1FF) errors.Invalid(field, mode.Value, "must be a number between 0 and 0777 (octal), both inclusive");
    }

    private static void Items(ErrorList errors, IList<V1KeyToPath>? items)
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
        {
            using var at = errors.At("items", i);
            var item = items![i];
            if (string.IsNullOrEmpty(item.Key)) errors.Required("key");
            if (string.IsNullOrEmpty(item.Path)) errors.Required("path");
            else if (item.Path[0] == '/') errors.Invalid("path", item.Path, "must be a relative path");
            else if (item.Path.Split('/').Contains("..")) errors.Invalid("path", item.Path, "must not contain '..'");
            Mode(errors, item.Mode, "mode");
        }
    }
}
