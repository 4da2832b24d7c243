using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.ControlPlane.Tests.Printers;

public class PodSummaryTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 6, 0, 0, DateTimeKind.Utc);

    [Theory] // phase, containers' states => status, ready
    [InlineData("Pending", "", "Pending", "0/2")]
    [InlineData("Pending", "wait:ContainerCreating,wait:ContainerCreating", "ContainerCreating", "0/2")]
    [InlineData("Running", "run,run", "Running", "2/2")]
    [InlineData("Running", "run,unready", "Running", "1/2")]
    [InlineData("Running", "wait:CrashLoopBackOff,wait:ImagePullBackOff", "CrashLoopBackOff", "0/2")]
    [InlineData("Running", "run,wait:ErrImagePull", "ErrImagePull", "1/2")]
    [InlineData("Running", "run,end:0:Completed", "NotReady", "1/2")]
    [InlineData("Running", "unready,end:0:Completed", "Completed", "0/2")]
    [InlineData("Failed", "end:1:Error,end:0:Completed", "Error", "0/2")]
    [InlineData("Failed", "end:137:OOMKilled,end:0:Completed", "OOMKilled", "0/2")]
    [InlineData("Failed", "end:3:,end:0:Completed", "ExitCode:3", "0/2")]
    public void The_first_container_by_name_that_waits_or_ended_decides(string phase, string states, string status, string ready)
    {
        var summary = PodSummary.Of(Pod(phase, states), KubernetesVersion.V1_32);

        Assert.Equal((status, ready), (summary.Status, summary.Ready));
    }

    [Theory] // version, phase, reason => status
    [InlineData("1.32", "Running", null, "Terminating")]
    [InlineData("1.32", "Succeeded", null, "Succeeded")]
    [InlineData("1.17", "Succeeded", null, "Terminating")]
    [InlineData("1.32", "Running", "NodeLost", "Unknown")]
    public void A_pod_being_deleted_is_terminating_unless_it_has_ended(string version, string phase, string? reason, string status)
    {
        var pod = Pod(phase, "");
        pod = pod with { Metadata = new V1ObjectMeta { DeletionTimestamp = Now }, Status = pod.Status with { Reason = reason } };

        Assert.Equal(status, PodSummary.Of(pod, KubernetesVersion.Parse(version)).Status);
    }

    [Theory] // init containers' states => status
    [InlineData("end:0:Completed,run", "Init:1/2")]
    [InlineData("wait:PodInitializing,wait:PodInitializing", "Init:0/2")]
    [InlineData("wait:ImagePullBackOff,wait:PodInitializing", "Init:ImagePullBackOff")]
    [InlineData("end:0:Completed,end:2:Error", "Init:Error")]
    [InlineData("end:0:Completed,end:2:", "Init:ExitCode:2")]
    [InlineData("end:0:Completed,end:0:Completed", "PodInitializing")]
    public void The_first_init_container_that_is_not_done_decides(string states, string status)
    {
        var pod = Pod("Pending", "wait:PodInitializing,wait:PodInitializing");
        pod = pod with
        {
            Spec = pod.Spec with { InitContainers = [new V1Container { Name = "i0" }, new V1Container { Name = "i1" }] },
            Status = pod.Status with { InitContainerStatuses = Statuses(states, "i") },
        };

        Assert.Equal(status, PodSummary.Of(pod, KubernetesVersion.V1_32).Status);
    }

    [Theory] // version => text
    [InlineData("1.32", "5 (2m9s ago)")]
    [InlineData("1.17", "5")]
    public void Restarts_say_when_the_last_one_was(string version, string text)
    {
        var pod = Pod("Running", "run");
        var status = pod.Status.ContainerStatuses[0] with
        {
            RestartCount = 5,
            LastState = new V1ContainerState
            {
                Terminated = new V1ContainerStateTerminated { ExitCode = 1, FinishedAt = Now.AddSeconds(-129) },
            },
        };
        var summary = PodSummary.Of(pod with { Status = pod.Status with { ContainerStatuses = [status] } }, KubernetesVersion.V1_32);

        Assert.Equal(text, summary.RestartsText(Now, KubernetesVersion.Parse(version)));
    }

    private static V1Pod Pod(string phase, string states) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web" },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "c0" }, new V1Container { Name = "c1" }] },
        Status = new V1PodStatus { Phase = phase, ContainerStatuses = Statuses(states, "c") },
    };

    private static List<V1ContainerStatus> Statuses(string states, string prefix) =>
        [.. states.Split(',', StringSplitOptions.RemoveEmptyEntries).Select((state, i) => Status(state.Split(':'), $"{prefix}{i}"))];

    private static V1ContainerStatus Status(string[] state, string name) => new()
    {
        Name = name,
        Image = "",
        ImageID = "",
        Ready = state[0] == "run",
        State = state[0] switch
        {
            "wait" => new V1ContainerState { Waiting = new V1ContainerStateWaiting { Reason = state[1] } },
            "end" => new V1ContainerState
            {
                Terminated = new V1ContainerStateTerminated
                {
                    ExitCode = int.Parse(state[1], CultureInfo.InvariantCulture),
                    Reason = state[2],
                },
            },
            _ => new V1ContainerState { Running = new V1ContainerStateRunning() },
        },
    };
}
