using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes the volumes of a pod, or of the template of pods.</summary>
/// <param name="writer">Where to.</param>
/// <param name="isTemplate">Whether they are a template's, which stands one level deeper.</param>
/// <param name="version">The release whose layout is used.</param>
/// <remarks>
/// Source: kubectl pkg/describe/describe.go, describeVolumes and what it calls.
/// Simulated: where a projected volume says whether its source is optional, kubectl prints a memory address; here it is true or false.
/// </remarks>
internal sealed class VolumesSection(DescribeWriter writer, bool isTemplate, KubernetesVersion version)
{
    /// <summary>Describes them.</summary>
    /// <param name="volumes">The volumes; may be null.</param>
    public void Write(IList<V1Volume>? volumes)
    {
        var level = isTemplate ? 1 : 0;
        if (volumes is not { Count: > 0 })
        {
            writer.Field(level, "Volumes", "<none>");
            return;
        }

        writer.Line(level, "Volumes:");
        foreach (var volume in volumes)
        {
            writer.Line(1, isTemplate ? $" {volume.Name}:" : $"{volume.Name}:");
            Write(volume);
        }
    }

    private void Write(V1Volume volume)
    {
        switch (volume)
        {
            case { HostPath: { } host }:
                Type("HostPath (bare host directory volume)");
                Field("Path", host.Path);
                Field("HostPathType", host.Type ?? "<none>");
                break;
            case { EmptyDir: { } empty }:
                Type("EmptyDir (a temporary directory that shares a pod's lifetime)");
                Field("Medium", empty.Medium);
                Field("SizeLimit", empty.SizeLimit is null || Quantity.From(empty.SizeLimit).IsZero
                    ? "<unset>"
                    : Quantity.From(empty.SizeLimit).ToString());
                break;
            case { Secret: { } secret }:
                Type("Secret (a volume populated by a Secret)");
                Field("SecretName", secret.SecretName);
                Field("Optional", Flag(secret.Optional));
                break;
            case { ConfigMap: { } map }:
                Type("ConfigMap (a volume populated by a ConfigMap)");
                Field("Name", map.Name);
                Field("Optional", Flag(map.Optional));
                break;
            case { PersistentVolumeClaim: { } claim }:
                Type("PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)");
                Field("ClaimName", claim.ClaimName);
                Field("ReadOnly", Flag(claim.ReadOnlyProperty));
                break;
            case { Projected: { } projected }:
                Type("Projected (a volume that contains injected data from multiple sources)");
                foreach (var source in projected.Sources ?? []) WriteSource(source);
                break;
            case { DownwardAPI: { } downward }:
                Type("DownwardAPI (a volume populated by information about the pod)");
                writer.Line(2, "Items:");
                foreach (var item in downward.Items ?? []) WriteItem(item);
                break;
            case { Nfs: { } share }:
                Type("NFS (an NFS mount that lasts the lifetime of a pod)");
                Field("Server", share.Server);
                Field("Path", share.Path);
                Field("ReadOnly", Flag(share.ReadOnlyProperty));
                break;
            case { Csi: { } driver }:
                Type("CSI (a Container Storage Interface (CSI) volume source)");
                Field("Driver", driver.Driver);
                Field("FSType", driver.FsType);
                Field("ReadOnly", Flag(driver.ReadOnlyProperty));
                WriteAttributes(driver.VolumeAttributes);
                break;
            case { Image: { } image }:
                Type("Image (a container image or OCI artifact)");
                Field("Reference", image.Reference);
                Field("PullPolicy", image.PullPolicy);
                break;
            default:
                writer.Line(1, "<unknown>");
                break;
        }
    }

    private void WriteAttributes(IDictionary<string, string>? attributes)
    {
        var sorted = (attributes ?? new Dictionary<string, string>()).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        if (sorted.Length == 0) Field("VolumeAttributes", "<none>");
        for (var i = 0; i < sorted.Length; i++)
            writer.Line(2, $"{(i == 0 ? "VolumeAttributes:" : "")}\t    {sorted[i].Key}={sorted[i].Value}");
    }

    private void WriteSource(V1VolumeProjection source)
    {
        switch (source)
        {
            case { Secret: { } secret }:
                Field("SecretName", secret.Name);
                Field("SecretOptionalName", secret.Optional is { } optional ? Flag(optional) : "<nil>");
                break;
            case { DownwardAPI: not null }:
                Field("DownwardAPI", "true");
                break;
            case { ConfigMap: { } map }:
                Field("ConfigMapName", map.Name);
                if (version.AtLeast(33)) Field("Optional", Flag(map.Optional));
                else Field("ConfigMapOptional", map.Optional is { } known ? Flag(known) : "<nil>");
                break;
            case { ServiceAccountToken: { } token }:
                Field("TokenExpirationSeconds", $"{token.ExpirationSeconds}");
                break;
        }
    }

    private void WriteItem(V1DownwardAPIVolumeFile item)
    {
        if (item.FieldRef is { } field) writer.Line(3, $"{field.FieldPath} -> {item.Path}");
        if (item.ResourceFieldRef is { } resource) writer.Line(3, $"{resource.Resource} -> {item.Path}");
    }

    private void Type(string text) => Field("Type", text);

    private void Field(string name, string? value) => writer.Field(2, name, value);

    private static string Flag(bool? value) => value == true ? "true" : "false";
}
