using System.Text;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.Describe;
using KubeNotebooks.Kubectl.Printing;

namespace KubeNotebooks.Kubectl.Tests.Describe;

public class TutorialEventsTests
{
    // The events that the tutorial's last describe prints, in the order in which the server lists them: by name, and a name ends with the
    // time at which its event first happened. Seconds ago: last, first. The ages printed
    // in minutes follow from the earlier describe, which printed the same events in seconds: only 630 s between the two fits both.
    private static readonly (int Last, int First, int Count, string Message)[] ByName =
    [
        (29, 894, 2, "Scaled up replica set web-deploy-866f97c649 to 5"),
        (730, 730, 1, "Scaled up replica set web-deploy-85477dddcd to 2"),
        (730, 730, 1, "Scaled down replica set web-deploy-866f97c649 to 4"),
        (730, 730, 1, "Scaled up replica set web-deploy-85477dddcd to 3"),
        (720, 720, 1, "Scaled down replica set web-deploy-866f97c649 to 3"),
        (720, 720, 1, "Scaled up replica set web-deploy-85477dddcd to 4"),
        (719, 719, 1, "Scaled down replica set web-deploy-866f97c649 to 2"),
        (719, 719, 1, "Scaled up replica set web-deploy-85477dddcd to 5"),
        (718, 718, 1, "Scaled down replica set web-deploy-866f97c649 to 1"),
        (715, 715, 1, "(combined from similar events): Scaled down replica set web-deploy-866f97c649 to 0"),
        (32, 32, 1, "Scaled up replica set web-deploy-866f97c649 to 2"),
        (32, 32, 1, "Scaled down replica set web-deploy-85477dddcd to 4"),
        (31, 31, 1, "Scaled up replica set web-deploy-866f97c649 to 3"),
        (29, 29, 1, "Scaled down replica set web-deploy-85477dddcd to 3"),
        (29, 29, 1, "Scaled up replica set web-deploy-866f97c649 to 4"),
        (29, 29, 1, "Scaled down replica set web-deploy-85477dddcd to 2"),
        (29, 29, 1, "Scaled down replica set web-deploy-85477dddcd to 1"),
        (23, 23, 1, "Scaled down replica set web-deploy-85477dddcd to 0"),
    ];

    [Fact]
    public void The_printed_events_come_out_in_the_printed_order()
    {
        var printed = LastDescribe();

        Assert.Equal(18, printed.Length);
        Assert.Equal(printed, Described("1.17"));
    }

    [Fact]
    public void The_sort_of_newer_releases_would_have_printed_them_otherwise()
    {
        var older = Described("1.17");
        var newer = Described("1.32");

        Assert.NotEqual(older, newer);
        Assert.Equal(older.Order(StringComparer.Ordinal), newer.Order(StringComparer.Ordinal));
    }

    private static string[] Described(string version)
    {
        var cluster = new Cluster(new ClusterOptions { Version = KubernetesVersion.Parse(version), Bootstrap = false });
        var context = new DescribeContext(new ClusterApiClient(cluster));
        var text = new StringBuilder();
        var writer = TabWriter.ForDescriptions(piece => text.Append(piece));
        EventsSection.Write(new DescribeWriter(writer.Write, TimeZoneInfo.Utc), context,
            [.. ByName.Select(one => Event(cluster.Now.UtcDateTime, one.Last, one.First, one.Count, one.Message))]);
        writer.Flush();
        return [.. text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(3).Select(Words)];
    }

    private static Corev1Event Event(DateTime now, int last, int first, int count, string message)
    {
        now = Timestamps.Seconds(now);
        return new Corev1Event
        {
            Metadata = new V1ObjectMeta(),
            InvolvedObject = new V1ObjectReference(),
            Type = "Normal",
            Reason = "ScalingReplicaSet",
            Message = message,
            Count = count,
            FirstTimestamp = now.AddSeconds(-first),
            LastTimestamp = now.AddSeconds(-last),
            Source = new V1EventSource { Component = "deployment-controller" },
        };
    }

    private static string[] LastDescribe()
    {
        var lines = File.ReadAllLines(Path.Combine(RepositoryFiles.Root, "tests", "tutorial", "transcript.md"));
        var start = Array.FindLastIndex(lines, line => line.StartsWith("---- ------ ---- ---- -------", StringComparison.Ordinal)) + 1;
        return [.. lines.Skip(start).TakeWhile(line => line.StartsWith("Normal ", StringComparison.Ordinal)).Select(Words)];
    }

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
