using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary><c>kubectl create deployment</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/create/create_deployment.go.</remarks>
internal static class CreateDeploymentCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("deployment", "Create a deployment with the specified name")
    {
        Aliases = ["deploy"],
        Usage = "NAME --image=image -- [COMMAND] [args...]",
        Flags =
        [
            .. Creation.Flags,
            new("image", FlagKind.List, "The image to run; several: one container each") { Required = true },
            new("port", FlagKind.Number, "The port that the container opens; -1: none") { Default = "-1" },
            new("replicas", FlagKind.Number, "How many pods") { Shorthand = 'r', Default = "1" },
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var name = Creation.Name(context);
        var images = context.Flags.Texts("image");
        string[] command = [.. context.Arguments.Skip(1)];
        if (images.Count > 1 && command.Length > 0) throw new KubectlException("cannot specify multiple --image options and command");
        var replicas = context.Flags.Number("replicas");

        var json = Creation.Start(context, ResourceCatalogue.Deployments, name, Labels(name));
        json["spec"] = new JsonObject
        {
            ["replicas"] = replicas,
            ["selector"] = new JsonObject { ["matchLabels"] = Labels(name) },
            ["strategy"] = new JsonObject(),
            ["template"] = new JsonObject
            {
                ["metadata"] = new JsonObject { ["creationTimestamp"] = null, ["labels"] = Labels(name) },
                ["spec"] = new JsonObject { ["containers"] = Containers(images, command, context.Flags.Number("port")) },
            },
        };
        json["status"] = new JsonObject();
        Creation.Send(context, ResourceCatalogue.Deployments, json, "failed to create deployment: ");
    }

    private static JsonObject Labels(string name) => new() { ["app"] = name };

    private static JsonArray Containers(IReadOnlyList<string> images, string[] command, long port)
    {
        var containers = new JsonArray();
        foreach (var image in images)
        {
            var container = new JsonObject { ["image"] = image, ["name"] = NameOf(image), ["resources"] = new JsonObject() };
            if (command.Length > 0) container["command"] = new JsonArray([.. command.Select(word => JsonValue.Create(word))]);
            containers.Add(container);
        }
        if (port >= 0 && containers.Count > 0)
            ((JsonObject)containers[0]!)["ports"] = new JsonArray(new JsonObject { ["containerPort"] = port });
        return containers;
    }

    // The last part of the image's path, without its tag.
    private static string NameOf(string image) =>
        image.Split('/')[^1].Split('@')[0].Split(':')[0].Replace('.', '-').Replace('_', '-').ToLowerInvariant();
}
