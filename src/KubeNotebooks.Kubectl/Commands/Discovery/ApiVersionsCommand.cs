using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Discovery;

/// <summary><c>kubectl api-versions</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/apiresources/apiversions.go.</remarks>
internal static class ApiVersionsCommand
{
    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new(
        "api-versions", "Print the supported API versions on the server, in the form of \"group/version\"")
    {
        Arguments = ArgumentKind.None,
        Run = context =>
        {
            context.RefuseArguments("unexpected arguments");
            var versions = context.Client.Discover().Select(type => type.ApiVersion).Distinct().Order(StringComparer.Ordinal);
            foreach (var version in versions) context.Line(version);
        },
    };
}
