using KubeNotebooks.ControlPlane;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.Tests.Tutorial;

namespace KubeNotebooks.Kubectl.Tests.Client;

public class ForkTests
{
    private static readonly string[] Story =
        ["get pods -o wide", "rollout undo deployment web-deploy", "rollout status deployment web-deploy", "describe deployment web-deploy", "get events"];

    [Fact]
    public void A_cluster_and_its_fork_in_the_middle_of_a_rollout_print_the_same_bytes_for_the_same_commands()
    {
        var original = new Cluster(new ClusterOptions { Seed = 5 });
        Say(original, "apply -f nginx-deployment2.yml");
        original.Run(TimeSpan.FromSeconds(20));
        Say(original, "apply -f nginx-deployment3.yml");
        original.Run(TimeSpan.FromSeconds(13.2));

        var fork = original.Fork();
        var other = original.Fork();
        Say(other, "delete deployment web-deploy");

        Assert.Equal(Story.Select(command => Say(original, command)), Story.Select(command => Say(fork, command)));
    }

    private static string Say(Cluster cluster, string command)
    {
        var invocation = new KubectlInvocation([.. command.Split(' ')]) { WorkingDirectory = PrintedTutorial.Folder };
        var result = new KubectlRunner(new ClusterApiClient(cluster)).Run(invocation);
        Assert.True(result.ExitCode == 0, $"kubectl {command}: {result.StandardError}");
        cluster.Run(TimeSpan.FromSeconds(1));
        return result.StandardOutput;
    }
}
