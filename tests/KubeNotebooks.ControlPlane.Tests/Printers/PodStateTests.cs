using k8s.Models;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Tests.Printers;

public sealed class PodStateTests
{
    [Theory] // phase, node, waiting reason, exit code of an ended container, running, Ready condition, deleted => state
    [InlineData("Pending", null, null, null, false, false, false, PodState.Pending)]
    [InlineData("Pending", "n", null, null, false, false, false, PodState.Starting)]
    [InlineData("Pending", "n", "ContainerCreating", null, false, false, false, PodState.Starting)]
    [InlineData("Pending", "n", "ImagePullBackOff", null, false, false, false, PodState.Failed)]
    [InlineData("Running", "n", "CrashLoopBackOff", null, false, false, false, PodState.Failed)]
    [InlineData("Running", "n", null, 1, false, false, false, PodState.Failed)]
    [InlineData("Running", "n", null, 0, false, false, false, PodState.Starting)]
    [InlineData("Running", "n", null, null, true, false, false, PodState.NotReady)]
    [InlineData("Running", "n", null, null, true, true, false, PodState.Ready)]
    [InlineData("Running", "n", null, null, true, true, true, PodState.Terminating)]
    [InlineData("Succeeded", "n", null, 0, false, false, false, PodState.Succeeded)]
    [InlineData("Failed", "n", null, 1, false, false, false, PodState.Failed)]
    [InlineData("Failed", "n", null, 1, false, false, true, PodState.Terminating)]
    public void A_pod_has_one_state(string phase, string? node, string? waiting, int? exitCode, bool running, bool ready, bool deleted, PodState state)
    {
        var container = new V1ContainerStatus
        {
            Name = "web",
            State = new V1ContainerState
            {
                Waiting = waiting is null ? null : new V1ContainerStateWaiting { Reason = waiting },
                Terminated = exitCode is { } code ? new V1ContainerStateTerminated { ExitCode = code } : null,
                Running = running ? new V1ContainerStateRunning() : null,
            },
        };
        var pod = new V1Pod
        {
            Metadata = new V1ObjectMeta { Name = "web", DeletionTimestamp = deleted ? DateTime.UnixEpoch : null },
            Spec = new V1PodSpec { NodeName = node, Containers = [] },
            Status = new V1PodStatus
            {
                Phase = phase,
                ContainerStatuses = [container],
                Conditions = [new V1PodCondition { Type = "Ready", Status = ready ? "True" : "False" }],
            },
        };
        Assert.Equal(state, PodStates.Of(pod));
    }
}
