using System.Text.Json.Nodes;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Set;

/// <summary><c>kubectl set env</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/set/set_env.go; pkg/cmd/set/helper.go, updateEnv; pkg/cmd/set/env/env_parse.go.</remarks>
internal static class SetEnvCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("env", "Update environment variables on a pod template")
    {
        Usage = "RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N",
        Flags =
        [
            .. CommonFlags.Filenames, .. CommonFlags.Output, CommonFlags.Selector, CommonFlags.All, CommonFlags.DryRun,
            CommonFlags.FieldManager,
            new("containers", FlagKind.Text, "The containers to change; * is all") { Shorthand = 'c', Default = "*" },
            new("env", FlagKind.Repeated, "KEY=VALUE or KEY-") { Shorthand = 'e' },
            new("list", FlagKind.Switch, "Show what is set"),
            new("overwrite", FlagKind.Switch, "Replace values that are there already") { Default = "true" },
            Flag.Unsupported("from"), Flag.Unsupported("keys"), Flag.Unsupported("prefix"),
            Flag.Unsupported("resolve", FlagKind.Switch), Flag.Unsupported("local", FlagKind.Switch),
        ],
        Run = Run,
    };

    private static void Run(CommandContext context)
    {
        var flags = context.Flags;
        if (flags.Switch("all") && flags.Text("selector").Length > 0)
            throw new KubectlException("cannot set --all and --selector at the same time");
        var dryRun = DryRuns.Of(context);
        string[] resources = [.. context.Arguments.TakeWhile(argument => !IsVariable(argument))];
        string[] variables = [.. context.Arguments.Skip(resources.Length)];
        if (!variables.All(IsVariable))
        {
            throw new KubectlException(
                $"all resources must be specified before environment changes: {string.Join(' ', context.Arguments)}");
        }
        if (resources.Length == 0 && flags.Texts("filename").Count == 0)
            throw new KubectlException("one or more resources must be specified as <resource> <name> or <resource>/<name>");
        if (flags.Switch("list") && flags.Text("output").Length > 0)
            throw new KubectlException("--list and --output may not be specified together");

        var pairs = Pairs.Parse([.. flags.Texts("env"), .. variables], "environment variable", canRemove: true);
        if (pairs.Removed.Any(name => pairs.Set.Any(pair => pair.Key == name)))
            throw new KubectlException("can not both modify and remove the same environment variable in the same command");
        var infos = context.Find(context.Query(resources) with { TypeMeansAll = flags.Switch("all"), Latest = true }).ReadAll();
        if (flags.Switch("list"))
        {
            List(context, infos, pairs);
            return;
        }
        PodTemplates.Change(context, dryRun, infos, "env updated", "failed to patch env update to pod template",
            (info, spec, _) => Set(context, info, spec, pairs));
    }

    private static bool IsVariable(string argument) => argument.IndexOf('=', StringComparison.Ordinal) > 0 || argument.EndsWith('-');

    private static JsonObject[] Containers(CommandContext context, ResourceInfo info, JsonObject spec)
    {
        var pattern = context.Flags.Text("containers");
        JsonObject[] containers = [.. PodTemplates.Containers(spec, pattern), .. PodTemplates.Containers(spec, pattern, "initContainers")];
        if (containers.Length == 0)
            context.ErrorLine($"Warning: {info.Type.Kind}/{info.Name} does not have any containers matching \"{pattern}\"");
        return containers;
    }

    private static void Set(CommandContext context, ResourceInfo info, JsonObject spec, Pairs pairs)
    {
        foreach (var container in Containers(context, info, spec))
        {
            JsonObject[] present = [.. container.ObjectsAt("env")];
            var taken = present.FirstOrDefault(one => pairs.Set.Any(pair => pair.Key == one.TextAt("name")));
            if (taken is not null && !context.Flags.Switch("overwrite"))
            {
                throw new KubectlException(
                    $"'{taken.TextAt("name")}' already has a value ({taken.TextAt("value")}), and --overwrite is false");
            }
            var result = new JsonArray();
            foreach (var one in present.Where(one => !pairs.Removed.Contains(one.TextAt("name")!)))
            {
                var name = one.TextAt("name");
                var given = pairs.Set.FirstOrDefault(pair => pair.Key == name);
                result.Add(given.Key is null ? one.DeepClone() : Variable(given));
            }
            foreach (var pair in pairs.Set.Where(pair => present.All(one => one.TextAt("name") != pair.Key))) result.Add(Variable(pair));
            if (result.Count > 0) container["env"] = result;
            else container.Remove("env");
        }
    }

    private static JsonObject Variable(KeyValuePair<string, string> pair) => new() { ["name"] = pair.Key, ["value"] = pair.Value };

    private static void List(CommandContext context, IReadOnlyList<ResourceInfo> infos, Pairs pairs)
    {
        foreach (var info in infos)
        {
            var spec = PodTemplates.SpecOf(info, info.Object!);
            Set(context, info, spec, pairs);
            foreach (var container in Containers(context, info, spec))
            {
                context.Line($"# {info.Type.Kind} {info.Name}, container {container.TextAt("name")}");
                foreach (var one in container.ObjectsAt("env"))
                {
                    context.Line(one["valueFrom"] is null
                        ? $"{one.TextAt("name")}={one.TextAt("value")}"
                        : $"# {one.TextAt("name")} from {Reference(one)}");
                }
            }
        }
    }

    private static string Reference(JsonObject variable) => variable["valueFrom"] switch
    {
        JsonObject from when from["fieldRef"] is { } field => $"field path {field.TextAt("fieldPath")}",
        JsonObject from when from["secretKeyRef"] is { } secret => $"secret {secret.TextAt("name")}, key {secret.TextAt("key")}",
        JsonObject from when from["configMapKeyRef"] is { } map => $"configmap {map.TextAt("name")}, key {map.TextAt("key")}",
        JsonObject from when from["resourceFieldRef"] is { } field =>
            $"resource field {field.TextAt("containerName")}, {field.TextAt("resource")}",
        _ => "invalid valueFrom",
    };
}
