using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary><c>kubectl run</c>: makes one pod.</summary>
/// <remarks>Source: kubectl pkg/cmd/run/run.go; pkg/generate/versioned/run.go, BasicPod.</remarks>
internal static class RunCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("run", "Run a particular image on the cluster")
    {
        Usage = "NAME --image=image [--env=\"key=value\"] [--port=port] [--dry-run=server|client] [--command] -- [COMMAND] [args...]",
        Flags =
        [
            .. Creation.Flags, CommonFlags.Record,
            new("image", FlagKind.Text, "The image to run") { Required = true },
            new("image-pull-policy", FlagKind.Text, "Always, IfNotPresent or Never"),
            new("labels", FlagKind.Text, "The pod's labels") { Shorthand = 'l' },
            new("env", FlagKind.Repeated, "KEY=VALUE"),
            new("port", FlagKind.Text, "The port that the container opens"),
            new("restart", FlagKind.Text, "Always, OnFailure or Never") { Default = "Always" },
            new("command", FlagKind.Switch, "What follows -- is the command, not its arguments"),
            new("quiet", FlagKind.Switch) { Shorthand = 'q' },
            new("stdin", FlagKind.Switch) { Shorthand = 'i', Supported = false },
            new("tty", FlagKind.Switch) { Shorthand = 't', Supported = false },
            .. ((string[])["attach", "rm", "expose", "leave-stdin-open", "privileged", "wait", "force"])
                .Select(name => Flag.Unsupported(name, FlagKind.Switch)),
            .. Flag.AllUnsupported(
                "overrides", "override-type", "annotations", "cascade", "grace-period", "timeout", "pod-running-timeout"),
        ],
        Arguments = ArgumentKind.None,
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var flags = context.Flags;
        if (context.Arguments.Count == 0 || context.ArgumentsBeforeDash == 0) throw context.UsageError("NAME is required for run");
        if (flags.Text("restart") is not ("Always" or "OnFailure" or "Never"))
            throw context.UsageError($"invalid restart policy: {flags.Text("restart")}\n");
        var name = context.Arguments[0];
        var labels = flags.Text("labels") is { Length: > 0 } given ? Labels(given) : new JsonObject { ["run"] = name };
        var pod = Creation.Start(context, ResourceCatalogue.Pods, name, labels);
        pod["spec"] = new JsonObject
        {
            ["containers"] = new JsonArray(Container(context, name)),
            ["dnsPolicy"] = "ClusterFirst",
            ["restartPolicy"] = flags.Text("restart"),
        };
        pod["status"] = new JsonObject();
        ChangeCause.Record(context, pod);
        Creation.Send(context, ResourceCatalogue.Pods, pod, failure: null, manager: "kubectl-run");
    }

    private static JsonObject Container(CommandContext context, string name)
    {
        var flags = context.Flags;
        var container = new JsonObject { ["image"] = flags.Text("image"), ["name"] = name, ["resources"] = new JsonObject() };
        JsonNode[] words = [.. context.Arguments.Skip(1).Select(word => (JsonNode)JsonValue.Create(word))];
        if (words.Length > 0) container[flags.Switch("command") ? "command" : "args"] = new JsonArray(words);
        if (flags.Text("image-pull-policy") is { Length: > 0 } policy) container["imagePullPolicy"] = policy;
        if (flags.Text("port") is { Length: > 0 } port)
        {
            if (!int.TryParse(port, System.Globalization.CultureInfo.InvariantCulture, out var number))
                throw new KubectlException($"strconv.Atoi: parsing \"{port}\": invalid syntax");
            container["ports"] = new JsonArray(new JsonObject { ["containerPort"] = number });
        }
        if (flags.Texts("env").Count > 0)
            container["env"] = new JsonArray([.. flags.Texts("env").Select(Variable)]);
        return container;
    }

    private static JsonObject Variable(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0
            ? new JsonObject { ["name"] = text[..equals], ["value"] = text[(equals + 1)..] }
            : throw new KubectlException($"invalid env: {text}");
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
