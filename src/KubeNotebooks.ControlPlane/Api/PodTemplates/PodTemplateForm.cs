using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.PodTemplates;

/// <summary>Turns a pod template as a user writes it into the form that a release stores, as far as a table of fields cannot say it.</summary>
/// <remarks>
/// Source: kubernetes pkg/apis/core/v1/defaults.go and conversion.go; pkg/api/pod/util.go, DropDisabledTemplateFields. For 1.28
/// to 1.30, which no cluster here can be, fields behind closed gates stay.
/// </remarks>
internal static class PodTemplateForm
{
    private static readonly string[] ContainerLists = ["containers", "initContainers"];

    /// <summary>A template's stored form.</summary>
    /// <param name="template">The template; it is not changed.</param>
    /// <param name="minor">The minor release.</param>
    internal static JsonObject Stored(JsonObject template, int minor)
    {
        var stored = template.DeepClone().AsObject();
        if (stored["metadata"]?["annotations"] is JsonObject annotations) DropRetired(annotations);
        if (stored["spec"] is not JsonObject spec) return stored;
        MirrorAccount(spec);
        var imageVolumes = Volumes(spec, minor);
        foreach (var list in ContainerLists)
        {
            foreach (var container in Objects(spec[list]))
            {
                Container(container, minor, isInit: list == ContainerLists[1]);
                if (imageVolumes.Count > 0) DropMounts(container, imageVolumes);
                if (minor < 28 && Text(spec, "hostNetwork") == "true") HostPorts(container);
            }
        }

        return stored;
    }

    private static void Container(JsonObject container, int minor, bool isInit)
    {
        if (Text(container, "imagePullPolicy").Length == 0)
        {
            container["imagePullPolicy"] = Defaulting.ContainerDefaults.PullPolicy(Text(container, "image"));
        }

        if (minor is 33 or 34 && container["lifecycle"] is JsonObject lifecycle && lifecycle["stopSignal"] is not null)
        {
            lifecycle.Remove("stopSignal");
            if (lifecycle["postStart"] is null && lifecycle["preStop"] is null) container.Remove("lifecycle");
        }

        if (minor == 34 && (!isInit || Text(container, "restartPolicy") != "Always")) container.Remove("restartPolicy");
    }

    private static void HostPorts(JsonObject container)
    {
        foreach (var port in Objects(container["ports"]))
        {
            if (Text(port, "hostPort") is "" or "0") port["hostPort"] = port["containerPort"]?.DeepClone();
        }
    }

    /// <summary>Volumes without a source are empty directories; those from images are dropped where they are not yet allowed.</summary>
    /// <returns>The names of the dropped ones.</returns>
    private static HashSet<string> Volumes(JsonObject spec, int minor)
    {
        HashSet<string> dropped = new(StringComparer.Ordinal);
        var sources = GoStructs.Of(minor).Fields("VolumeSource")!;
        foreach (var volume in Objects(spec["volumes"]).ToArray())
        {
            if (minor >= 31 && volume["image"] is not null)
            {
                dropped.Add(Text(volume, "name"));
                spec["volumes"]!.AsArray().Remove(volume);
            }
            else if (!sources.Any(source => volume[source.Key] is not null))
            {
                volume["emptyDir"] = new JsonObject();
            }
        }

        return dropped;
    }

    private static void DropMounts(JsonObject container, HashSet<string> volumes)
    {
        foreach (var mount in Objects(container["volumeMounts"]).ToArray())
        {
            if (volumes.Contains(Text(mount, "name"))) container["volumeMounts"]!.AsArray().Remove(mount);
        }
    }

    private static void MirrorAccount(JsonObject spec)
    {
        var account = Text(spec, "serviceAccountName");
        if (account.Length == 0) account = Text(spec, "serviceAccount");
        spec["serviceAccountName"] = account;
        spec["serviceAccount"] = account;
    }

    private static void DropRetired(JsonObject annotations)
    {
        foreach (var retired in Defaulting.PodTemplateDefaults.RetiredAnnotations) annotations.Remove(retired);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => list is JsonArray array ? array.OfType<JsonObject>() : [];

    private static string Text(JsonObject parent, string key) => parent[key] is not JsonValue value ? ""
        : value.TryGetValue<string>(out var text) ? text
        : GoJson.Compact(value);
}
