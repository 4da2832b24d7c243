using System.Globalization;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.ControlPlane.Printers;

/// <summary>Texts that the cells of several kinds share.</summary>
internal static class Cells
{
    public const string None = "<none>";

    public static string Name(IKubernetesObject<V1ObjectMeta> one) => one.Metadata.Name;

    public static string Age(IKubernetesObject<V1ObjectMeta> one, PrintContext context) =>
        HumanDuration.Since(one.Metadata.CreationTimestamp, context.Now);

    public static string Text(int? number) => (number ?? 0).ToString(CultureInfo.InvariantCulture);

    public static string OrNone(string? text) => string.IsNullOrEmpty(text) ? None : text;

    public static string Containers(V1PodTemplateSpec template) => string.Join(',', template.Spec.Containers.Select(one => one.Name));

    public static string Images(V1PodTemplateSpec template) => string.Join(',', template.Spec.Containers.Select(one => one.Image));
}
