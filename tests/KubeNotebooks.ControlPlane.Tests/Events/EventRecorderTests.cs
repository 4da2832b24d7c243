using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;
using KubeNotebooks.ControlPlane.Events;

namespace KubeNotebooks.ControlPlane.Tests.Events;

public class EventRecorderTests
{
    [Fact]
    public void Events_arrive_one_by_one_and_repeats_raise_the_count_of_the_first()
    {
        var cluster = NewCluster(KubernetesVersion.V1_32);
        var recorder = new EventRecorder(
            cluster.ApiServer, new EventRecorderState(), ClientRateLimiter.OfController(), "demo-controller", "worker-1");
        var thing = cluster.ApiServer.Get<V1ServiceAccount>("default", "default");

        recorder.Record(thing, "Normal", "First", "one");
        recorder.Record(thing, "Normal", "Second", "two", "spec.containers{web}");
        recorder.Record(thing, "Normal", "First", "one");
        Assert.Empty(cluster.ApiServer.List<Corev1Event>());
        cluster.Run(TimeSpan.FromSeconds(1));

        var stored = cluster.ApiServer.List<Corev1Event>();
        Assert.Equal(["First 2 ", "Second 1 spec.containers{web}"],
            stored.Select(e => $"{e.Reason} {e.Count} {e.InvolvedObject.FieldPath}"));
        Assert.All(stored, e => Assert.Equal(("demo-controller", "worker-1", "demo-controller", "worker-1"),
            (e.Source.Component, e.Source.Host, e.ReportingComponent, e.ReportingInstance)));
        Assert.All(stored, e => Assert.StartsWith("default.1", e.Metadata.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void Before_1_28_the_reporting_fields_are_empty()
    {
        var cluster = NewCluster(KubernetesVersion.V1_17);
        var recorder = new EventRecorder(
            cluster.ApiServer, new EventRecorderState(), ClientRateLimiter.OfController(), "demo-controller");

        recorder.Record(cluster.ApiServer.Get<V1ServiceAccount>("default", "default"), "Normal", "First", "one");
        cluster.Run(TimeSpan.FromSeconds(1));

        Assert.Equal("", Assert.Single(cluster.ApiServer.List<Corev1Event>()).ReportingComponent);
    }

    [Theory] // minor version => the series after one repeat
    [InlineData(32, 2)]
    [InlineData(17, 1)]
    public void The_scheduler_sends_a_first_repeat_as_a_series_and_keeps_the_first_note(int minor, int count)
    {
        var cluster = NewCluster(KubernetesVersion.Parse($"1.{minor}"));
        var recorder = new SeriesEventRecorder(
            cluster.ApiServer, new SeriesEventRecorderState(), new ClientRateLimiter(50, 100), "default-scheduler", "node-0");
        var thing = cluster.ApiServer.Get<V1ServiceAccount>("default", "default");

        foreach (var note in new[] { "first", "second", "third" })
        {
            recorder.Record(thing, "Warning", "Scheduling", "FailedScheduling", note);
            cluster.Run(TimeSpan.FromSeconds(20));
        }

        var stored = Assert.Single(cluster.ApiServer.List<Corev1Event>());
        Assert.Equal(("first", count), (stored.Message, stored.Series?.Count));
        Assert.Equal((null, null), (stored.FirstTimestamp, stored.Count));

        cluster.Run(TimeSpan.FromMinutes(13));
        Assert.Equal(count + 1, Assert.Single(cluster.ApiServer.List<Corev1Event>()).Series?.Count);
    }

    private static Cluster NewCluster(KubernetesVersion version) => new(new ClusterOptions { Version = version, Controllers = false });
}
