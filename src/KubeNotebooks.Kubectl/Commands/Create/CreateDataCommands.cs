using System.Text;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Create;

/// <summary><c>kubectl create configmap</c> and <c>kubectl create secret generic</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/create/create_configmap.go, create_secret.go; pkg/util/util.go, ParseLiteralSource.</remarks>
internal static class CreateDataCommands
{
    private static readonly Flag[] Sources =
    [
        new("from-literal", FlagKind.Repeated, "KEY=VALUE"),
        new("from-file", FlagKind.List, "A file, or KEY=FILE, or a folder"),
        Flag.Unsupported("from-env-file"), Flag.Unsupported("append-hash", FlagKind.Switch),
    ];

    /// <summary>The command <c>configmap</c>, as data.</summary>
    public static Command ConfigMap { get; } = new("configmap", "Create a config map from a local file, directory or literal value")
    {
        Aliases = ["cm"],
        Usage = "NAME [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]",
        Flags = [.. Creation.Flags, .. Sources],
        Arguments = ArgumentKind.None,
        Run = context =>
        {
            var json = Creation.Start(context, ResourceCatalogue.ConfigMaps, Creation.Name(context));
            AddData(json, Read(context), text => text);
            Creation.Send(context, ResourceCatalogue.ConfigMaps, json, "failed to create configmap: ");
        },
    };

    /// <summary>The command <c>secret</c>, as data.</summary>
    public static Command Secret { get; } = new("secret", "Create a secret using a specified subcommand")
    {
        Subcommands =
        [
            new("docker-registry", "Create a secret for use with a Docker registry") { Supported = false },
            new("tls", "Create a TLS secret") { Supported = false },
            new("generic", "Create a secret from a local file, directory, or literal value")
            {
                Usage = "NAME [--type=string] [--from-file=[key=]source] [--from-literal=key1=value1] [--dry-run=server|client|none]",
                Flags = [.. Creation.Flags, .. Sources, new("type", FlagKind.Text, "The type of the secret")],
                Arguments = ArgumentKind.None,
                Run = CreateSecret,
            },
        ],
    };

    private static void CreateSecret(CommandContext context)
    {
        var json = Creation.Start(context, ResourceCatalogue.Secrets, Creation.Name(context));
        if (context.Flags.Text("type") is { Length: > 0 } type) json["type"] = type;
        AddData(json, Read(context), text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        Creation.Send(context, ResourceCatalogue.Secrets, json, "failed to create secret ");
    }

    private static void AddData(JsonObject json, SortedDictionary<string, string> data, Func<string, string> form)
    {
        if (data.Count == 0) return;
        var map = new JsonObject();
        foreach (var (key, value) in data) map[key] = form(value);
        json["data"] = map;
    }

    private static SortedDictionary<string, string> Read(CommandContext context)
    {
        var data = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in context.Flags.Texts("from-file").SelectMany(source => Files(context, source))) Add(data, file.Key, file.Value);
        foreach (var literal in context.Flags.Texts("from-literal"))
        {
            var equals = literal.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new KubectlException($"invalid literal source {literal}, expected key=value");
            Add(data, literal[..equals], literal[(equals + 1)..].Trim('\'', '"'));
        }
        return data;
    }

    private static IEnumerable<KeyValuePair<string, string>> Files(CommandContext context, string source)
    {
        var equals = source.IndexOf('=', StringComparison.Ordinal);
        var shown = source[(equals + 1)..];
        var path = Path.Combine(context.Invocation.WorkingDirectory, shown);
        if (equals < 0 && Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)
                .Select(file => KeyValuePair.Create(Path.GetFileName(file), File.ReadAllText(file)));
        }
        if (!File.Exists(path)) throw new KubectlException($"error reading {shown}: no such file or directory");
        return [KeyValuePair.Create(equals > 0 ? source[..equals] : Path.GetFileName(path), File.ReadAllText(path))];
    }

    private static void Add(SortedDictionary<string, string> data, string key, string value)
    {
        if (!data.TryAdd(key, value))
            throw new KubectlException($"cannot add key \"{key}\", another key by that name already exists in Data for ConfigMap");
    }
}
