using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>Flags that several commands share.</summary>
/// <remarks>Source: kubectl pkg/cmd/util/helpers.go; cli-runtime pkg/genericclioptions.</remarks>
internal static class CommonFlags
{
    /// <summary><c>-f</c>, <c>-R</c>, and <c>-k</c>, which is not supported.</summary>
    public static IReadOnlyList<Flag> Filenames { get; } =
    [
        new("filename", FlagKind.List, "A file, folder or pattern with manifests; - is standard input") { Shorthand = 'f' },
        new("recursive", FlagKind.Switch, "Read the folders in a folder too") { Shorthand = 'R' },
        Flag.Unsupported("kustomize", shorthand: 'k'),
    ];

    /// <summary><c>-l</c>.</summary>
    public static Flag Selector { get; } = new("selector", FlagKind.Text, "Only objects with these labels") { Shorthand = 'l' };

    /// <summary><c>--field-selector</c>.</summary>
    public static Flag FieldSelector { get; } = new("field-selector", FlagKind.Text, "Only objects with these field values");

    /// <summary><c>-A</c>.</summary>
    public static Flag AllNamespaces { get; } = new("all-namespaces", FlagKind.Switch, "Look in all namespaces") { Shorthand = 'A' };

    /// <summary><c>--all</c>.</summary>
    public static Flag All { get; } = new("all", FlagKind.Switch, "All objects of the types, in the namespace");

    /// <summary><c>--dry-run</c>.</summary>
    public static Flag DryRun { get; } =
        new("dry-run", FlagKind.Text, "none, server or client: do all but keep the result")
        {
            Default = "none",
            WithoutValue = "unchanged",
        };

    /// <summary><c>-o</c> and those that belong to it.</summary>
    public static IReadOnlyList<Flag> Output { get; } =
    [
        new("output", FlagKind.Text, "How to print: name, yaml, json …") { Shorthand = 'o' },
        new("allow-missing-template-keys", FlagKind.Switch) { Default = "true" },
        new("show-managed-fields", FlagKind.Switch),
        new("template", FlagKind.Text, "The template of -o jsonpath"),
    ];

    /// <summary><c>--field-manager</c>.</summary>
    public static Flag FieldManager { get; } = new("field-manager", FlagKind.Text);

    /// <summary><c>--record</c>, as those commands have it that change a rollout.</summary>
    public static Flag Record { get; } = new("record", FlagKind.Switch, "Note the command line as the cause of the change")
    {
        Deprecated = "--record will be removed in the future",
        DeprecatedIn = 22,
    };

    /// <summary><c>--server-dry-run</c>, as kubectl had it before <c>--dry-run</c> took values.</summary>
    public static Flag ServerDryRun { get; } =
        new("server-dry-run", FlagKind.Switch) { RemovedIn = 18 };

    /// <summary><c>--cascade</c>: what happens to the objects that depend on a deleted one.</summary>
    public static Flag Cascade { get; } =
        new("cascade", FlagKind.Text, "background, orphan or foreground") { Default = "background", WithoutValue = "background" };

    /// <summary><c>--save-config</c>.</summary>
    public static Flag SaveConfig { get; } = new("save-config", FlagKind.Switch, "Keep the manifest in an annotation, for apply");
}
