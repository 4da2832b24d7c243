using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary>The commands below <c>create</c>.</summary>
internal static class CreateSubcommands
{
    /// <summary>All of them, in kubectl's order.</summary>
    public static IReadOnlyList<Command> All { get; } =
    [
        new("namespace", "Create a namespace with the specified name")
        {
            Aliases = ["ns"],
            Usage = "NAME [--dry-run=server|client|none]",
            Flags = Creation.Flags,
            Arguments = ArgumentKind.None,
            Run = CreateNamespace,
        },
        Missing("quota", "Create a quota with the specified name"),
        CreateDataCommands.Secret,
        CreateDataCommands.ConfigMap,
        Missing("serviceaccount", "Create a service account with the specified name"),
        CreateServiceCommand.Definition,
        CreateDeploymentCommand.Definition,
        .. ((string[])
        [
            "clusterrole", "clusterrolebinding", "role", "rolebinding", "poddisruptionbudget", "priorityclass", "job", "cronjob", "ingress",
            "token",
        ]).Select(name => Missing(name, $"Create a {name}")),
    ];

    private static void CreateNamespace(CommandContext context)
    {
        var json = Creation.Start(context, ResourceCatalogue.Namespaces, Creation.Name(context));
        json["spec"] = new System.Text.Json.Nodes.JsonObject();
        json["status"] = new System.Text.Json.Nodes.JsonObject();
        Creation.Send(context, ResourceCatalogue.Namespaces, json, failure: null);
    }

    private static Command Missing(string name, string summary) => new(name, summary) { Supported = false };
}
