using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands.Discovery;

/// <summary><c>kubectl cluster-info</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/clusterinfo/clusterinfo.go. Simulated: nobody can connect to the address.</remarks>
internal static class ClusterInfoCommand
{
    private const string Address = "https://simulated-cluster.invalid:6443";

    /// <summary>The command, as data.</summary>
    public static Command Definition { get; } = new("cluster-info", "Display cluster information")
    {
        Subcommands = [new("dump", "Dump relevant information for debugging and diagnosis") { Supported = false }],
        Arguments = ArgumentKind.None,
        Run = context =>
        {
            var server = context.Version.AtLeast(20) ? "Kubernetes control plane" : "Kubernetes master";
            context.Line($"{server} is running at {Address}\n");
            context.Line("To further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.");
        },
    };
}
