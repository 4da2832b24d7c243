using System.Globalization;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary><c>kubectl expose</c>: makes a Service for the pods of an object.</summary>
/// <remarks>Source: kubectl pkg/cmd/expose/expose.go.</remarks>
internal static class ExposeCommand
{
    private static readonly (string Flag, string Field)[] SpecFields =
        [("type", "type"), ("cluster-ip", "clusterIP"), ("session-affinity", "sessionAffinity")];

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new(
        "expose", "Take a replication controller, service, deployment or pod and expose it as a new Kubernetes service")
    {
        Usage = "(-f FILENAME | TYPE NAME) [--port=port] [--protocol=TCP|UDP|SCTP] "
            + "[--target-port=number-or-name] [--name=name] [--type=type]",
        Flags =
        [
            .. CommonFlags.Filenames, .. Creation.Flags,
            new("name", FlagKind.Text, "The Service's name; the object's own otherwise"),
            new("port", FlagKind.Text, "The Service's port"),
            new("target-port", FlagKind.Text, "The port of the pods, as a number or a name"),
            new("protocol", FlagKind.Text, "TCP, UDP or SCTP"),
            new("type", FlagKind.Text, "ClusterIP, NodePort or LoadBalancer"),
            new("selector", FlagKind.Text, "The labels of the pods"),
            new("labels", FlagKind.Text, "The Service's labels") { Shorthand = 'l' },
            new("cluster-ip", FlagKind.Text, "The address; None: headless"),
            new("session-affinity", FlagKind.Text, "None or ClientIP"),
            .. Flag.AllUnsupported("external-ip", "load-balancer-ip", "overrides", "override-type"),
        ],
        Run = context => context.Find(context.Query() with { Selector = "" }).Visit(info => Expose(context, info)),
    };

    private static void Expose(CommandContext context, ResourceInfo info)
    {
        if (info.Type.Kind is not ("Deployment" or "ReplicaSet" or "Pod" or "Service"))
            throw new KubectlException($"cannot expose a {info.QualifiedKind}");
        var flags = context.Flags;
        var selector = flags.Text("selector") is { Length: > 0 } given ? Labels(given) : SelectorOf(info);
        var ports = Ports(context, info);
        var ownLabels = info.Object.At("metadata", "labels")?.DeepClone() as JsonObject;
        var labels = flags.Text("labels") is { Length: > 0 } text ? Labels(text) : ownLabels;
        var name = flags.Text("name") is { Length: > 0 } other ? other : info.Name;
        var service = Creation.Start(context, ResourceCatalogue.Services, name, labels);
        var spec = new JsonObject { ["selector"] = selector };
        if (ports.Count > 0) spec["ports"] = ports;
        foreach (var (flag, field) in SpecFields)
        {
            if (flags.Text(flag) is { Length: > 0 } value) spec[field] = value;
        }
        service["spec"] = spec;
        service["status"] = new JsonObject { ["loadBalancer"] = new JsonObject() };
        Creation.Send(context, ResourceCatalogue.Services, service, failure: null, "exposed", "kubectl-expose");
    }

    private static JsonObject SelectorOf(ResourceInfo info)
    {
        var map = info.Type.Kind switch
        {
            "Pod" => info.Object.At("metadata", "labels"),
            "Service" => info.Object.At("spec", "selector"),
            _ => info.Object.At("spec", "selector", "matchLabels"),
        };
        if (info.Object.At("spec", "selector", "matchExpressions") is JsonArray { Count: > 0 })
        {
            throw new KubectlException("couldn't retrieve selectors via --selector flag or introspection: couldn't convert expressions - "
                + "\"matchExpressions\" to map-based selector format");
        }
        if (map is JsonObject { Count: > 0 } labels) return labels.Copy();
        throw new KubectlException("couldn't retrieve selectors via --selector flag or introspection: " + (info.Type.Kind == "Pod"
            ? "the pod has no labels and cannot be exposed"
            : "invalid deployment: no selectors, therefore cannot be exposed"));
    }

    private static JsonArray Ports(CommandContext context, ResourceInfo info)
    {
        var flags = context.Flags;
        var open = OpenPorts(info);
        string[] wanted = flags.Text("port") is { Length: > 0 } given
            ? given.Split(',')
            : [.. open.Select(port => port.Number.ToString(CultureInfo.InvariantCulture))];
        if (wanted.Length == 0 && flags.Text("cluster-ip") != "None")
            throw new KubectlException("couldn't find port via --port flag or introspection");
        var ports = new JsonArray();
        for (var i = 0; i < wanted.Length; i++)
        {
            if (!int.TryParse(wanted[i], CultureInfo.InvariantCulture, out var number))
                throw new KubectlException($"strconv.Atoi: parsing \"{wanted[i]}\": invalid syntax");
            var protocol = flags.Text("protocol") is { Length: > 0 } text ? text
                : open.FirstOrDefault(port => port.Number == number).Protocol ?? "TCP";
            var target = flags.Text("target-port") is { Length: > 0 } other ? other : wanted[i];
            var port = new JsonObject { ["port"] = number, ["protocol"] = protocol };
            if (wanted.Length > 1) port["name"] = $"port-{i + 1}";
            port["targetPort"] = int.TryParse(target, CultureInfo.InvariantCulture, out var targetNumber) ? targetNumber : target;
            ports.Add(port);
        }
        return ports;
    }

    private static (long Number, string? Protocol)[] OpenPorts(ResourceInfo info)
    {
        if (info.Type.Kind == "Service")
            return [.. info.Object.ObjectsAt("spec", "ports").Select(port => (port.NumberAt("port") ?? 0, port.TextAt("protocol")))];
        var spec = info.Type.Kind == "Pod" ? info.Object.At("spec") : info.Object.At("spec", "template", "spec");
        return
        [
            .. spec.ObjectsAt("containers").SelectMany(container => container.ObjectsAt("ports"))
                .Select(port => (port.NumberAt("containerPort") ?? 0, port.TextAt("protocol"))),
        ];
    }

    private static JsonObject Labels(string text)
    {
        var labels = new JsonObject();
        foreach (var part in text.Split(','))
        {
            if (part.Split('=') is not [var key, var value]) throw new KubectlException($"unexpected label spec: {part}");
            labels[key] = value;
        }
        return labels;
    }
}
