using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.Tutorial;

/// <summary>The printed tutorial told again on a simulated cluster of its day, with the waits that the print shows.</summary>
/// <param name="seed">The cluster's seed.</param>
internal sealed class TutorialStory(long seed)
{
    private const string Deployment = "web-deploy";

    private readonly Cluster _cluster = new(new ClusterOptions
    {
        Seed = seed,
        Version = KubernetesVersion.V1_17,
        Start = new DateTimeOffset(2020, 3, 9, 12, 46, 0, TimeSpan.Zero),
        UtcOffset = TimeSpan.FromHours(9),
        CachedImages = ["nginx:1.16"],
    });

    /// <summary>What each block printed, by its name.</summary>
    public Dictionary<string, ToldBlock> Blocks { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs the story from the first apply to the last describe.</summary>
    public TutorialStory Tell()
    {
        var started = _cluster.Now;
        Say("apply -f nginx-deployment2.yml");
        WaitUntil(started, 6);
        Tell("2", Say("get pod") + Say($"describe deployment {Deployment}"));

        WaitUntil(started, 164);
        var rollout = _cluster.Now;
        Say("apply -f nginx-deployment3.yml");
        WaitUntil(rollout, 4);
        Tell("3a", Say("get pods"));
        WaitUntil(rollout, 34);
        Tell("3b", Say("get pods"));
        WaitUntil(rollout, 100);
        Tell("3c", Say($"describe deployment {Deployment}"));

        WaitUntil(rollout, 698);
        var undo = _cluster.Now;
        Say($"rollout undo deployment {Deployment}");
        WaitUntil(undo, 5);
        Tell("4a", Say("get pods"));
        WaitUntil(undo, 10);
        Tell("4b", Say("get pods"));
        WaitUntil(undo, 15);
        Tell("4c", Say("get pods"));
        WaitUntil(undo, 32);
        Tell("4d", Say($"describe deployment {Deployment}"));
        return this;
    }

    private void Tell(string block, string output) => Blocks[block] = new ToldBlock(
        output,
        _cluster.ApiServer.List<Corev1Event>("default").Where(one => one.InvolvedObject.Kind == "Deployment")
            .ToDictionary(one => one.Message, one => one.LastTimestamp!.Value, StringComparer.Ordinal));

    private void WaitUntil(DateTimeOffset from, double seconds) => _cluster.Run(from + TimeSpan.FromSeconds(seconds) - _cluster.Now);

    private string Say(string command)
    {
        var invocation = new KubectlInvocation([.. command.Split(' ')]) { WorkingDirectory = PrintedTutorial.Folder };
        var result = new KubectlRunner(new ClusterApiClient(_cluster)).Run(invocation);
        Assert.True(result.ExitCode == 0, $"kubectl {command}: {result.StandardError}");
        return result.StandardOutput;
    }
}

/// <summary>What a block of the story printed.</summary>
/// <param name="Output">kubectl's text.</param>
/// <param name="EventTimes">When each event of the Deployment last happened, by its message.</param>
internal sealed record ToldBlock(string Output, IReadOnlyDictionary<string, DateTime> EventTimes);
