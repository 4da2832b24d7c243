namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>The flags that every command knows.</summary>
/// <remarks>Source: <c>kubectl options</c> of 1.32.</remarks>
internal static class GlobalFlags
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Flag> All { get; } =
    [
        new("namespace", FlagKind.Text, "The namespace in which to look") { Shorthand = 'n' },
        new("request-timeout", FlagKind.Text, "How long to wait for one answer of the server") { Default = "0" },
        new("cache-dir", FlagKind.Text),
        new("disable-compression", FlagKind.Switch),
        new("log-flush-frequency", FlagKind.Duration) { Default = "5s" },
        new("match-server-version", FlagKind.Switch),
        new("warnings-as-errors", FlagKind.Switch),
        Flag.Unsupported("server", shorthand: 's'),
        Flag.Unsupported("v", FlagKind.Number, 'v'),
        Flag.Unsupported("insecure-skip-tls-verify", FlagKind.Switch),
        .. Flag.AllUnsupported(
            "as", "as-group", "as-uid", "certificate-authority", "client-certificate", "client-key", "cluster", "context", "kubeconfig",
            "password", "profile", "profile-output", "tls-server-name", "token", "user", "username", "vmodule"),
    ];
}
