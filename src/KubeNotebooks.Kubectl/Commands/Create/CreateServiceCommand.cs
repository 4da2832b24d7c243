using System.Globalization;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary><c>kubectl create service</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/create/create_service.go.</remarks>
internal static class CreateServiceCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("service", "Create a service using a specified subcommand")
    {
        Aliases = ["svc"],
        Subcommands =
        [
            Define("clusterip", "ClusterIP", new Flag("clusterip", FlagKind.Text, "The address; None: headless")),
            Define("nodeport", "NodePort", new Flag("node-port", FlagKind.Number, "The port on every node")),
            Define("loadbalancer", "LoadBalancer", null),
            new("externalname", "Create an ExternalName service") { Supported = false },
        ],
    };

    private static Command Define(string name, string type, Flag? own) => new(name, $"Create a {type} service")
    {
        Usage = "NAME [--tcp=<port>:<targetPort>] [--dry-run=server|client|none]",
        Flags = [.. Creation.Flags, .. own is null ? (Flag[])[] : [own], new("tcp", FlagKind.List, "PORT or PORT:TARGETPORT")],
        Arguments = ArgumentKind.None,
        Run = context => Run(context, type),
    };

    private static void Run(CommandContext context, string type)
    {
        var name = Creation.Name(context);
        var clusterIp = context.Flags.TextOrNull("clusterip") ?? "";
        var ports = context.Flags.Texts("tcp");
        if (ports.Count == 0 && clusterIp != "None") throw new KubectlException("at least one tcp port specifier must be provided");
        var json = Creation.Start(context, ResourceCatalogue.Services, name, Labels(name));
        var spec = new JsonObject { ["selector"] = Labels(name), ["type"] = type };
        if (ports.Count > 0) spec["ports"] = new JsonArray([.. ports.Select(port => Port(port, context))]);
        if (clusterIp.Length > 0) spec["clusterIP"] = clusterIp;
        json["spec"] = spec;
        json["status"] = new JsonObject { ["loadBalancer"] = new JsonObject() };
        Creation.Send(context, ResourceCatalogue.Services, json, $"failed to create {type} service: ");
    }

    private static JsonObject Labels(string name) => new() { ["app"] = name };

    private static JsonObject Port(string text, CommandContext context)
    {
        var parts = text.Split(':');
        var port = Number(parts[0]);
        var target = parts.Length < 2 ? JsonValue.Create(port)
            : int.TryParse(parts[1], CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : JsonValue.Create(parts[1]);
        var json = new JsonObject
        {
            ["name"] = text.Replace(':', '-'),
            ["port"] = port,
            ["protocol"] = "TCP",
            ["targetPort"] = target,
        };
        if (context.Flags.TextOrNull("node-port") is { Length: > 0 } nodePort && nodePort != "0") json["nodePort"] = Number(nodePort);
        return json;
    }

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new KubectlException($"strconv.Atoi: parsing \"{text}\": invalid syntax");
}
