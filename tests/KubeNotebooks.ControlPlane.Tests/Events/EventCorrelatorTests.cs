using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Events;
using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Tests.Events;

public class EventCorrelatorTests
{
    private static readonly DateTimeOffset Start = new(2020, 3, 9, 12, 46, 59, TimeSpan.Zero);

    [Fact]
    public void The_printed_tutorial_counts_and_combines_as_printed()
    {
        // Seconds since the first apply, message => what is stored: new or repeated, count, combined or not.
        (int At, string Message, string Outcome)[] story =
        [
            (0, "Scaled up replica set web-deploy-866f97c649 to 5", "new 1"),
            (164, "Scaled up replica set web-deploy-85477dddcd to 2", "new 1"),
            (164, "Scaled down replica set web-deploy-866f97c649 to 4", "new 1"),
            (164, "Scaled up replica set web-deploy-85477dddcd to 3", "new 1"),
            (174, "Scaled down replica set web-deploy-866f97c649 to 3", "new 1"),
            (174, "Scaled up replica set web-deploy-85477dddcd to 4", "new 1"),
            (175, "Scaled down replica set web-deploy-866f97c649 to 2", "new 1"),
            (175, "Scaled up replica set web-deploy-85477dddcd to 5", "new 1"),
            (176, "Scaled down replica set web-deploy-866f97c649 to 1", "new 1"),
            (179, "Scaled down replica set web-deploy-866f97c649 to 0", "new 1 combined"),
            (829, "Scaled up replica set web-deploy-866f97c649 to 2", "new 1"),
            (829, "Scaled down replica set web-deploy-85477dddcd to 4", "new 1"),
            (830, "Scaled up replica set web-deploy-866f97c649 to 3", "new 1"),
            (832, "Scaled down replica set web-deploy-85477dddcd to 3", "new 1"),
            (832, "Scaled up replica set web-deploy-866f97c649 to 4", "new 1"),
            (832, "Scaled down replica set web-deploy-85477dddcd to 2", "new 1"),
            (832, "Scaled up replica set web-deploy-866f97c649 to 5", "repeat 2"),
            (832, "Scaled down replica set web-deploy-85477dddcd to 1", "new 1"),
            (838, "Scaled down replica set web-deploy-85477dddcd to 0", "new 1"),
        ];
        var listener = new Listener(KubernetesVersion.V1_17);

        Assert.Equal(story.Select(line => line.Outcome), story.Select(line => listener.Hear(line.At, line.Message)));
    }

    [Theory] // minor version, minutes after the 25th => how many more are sent
    [InlineData(32, 0, 0)]
    [InlineData(32, 4, 0)]
    [InlineData(32, 5, 1)]
    [InlineData(17, 11, 2)]
    public void An_object_may_say_25_things_and_then_one_each_five_minutes(int minor, int minutes, int more)
    {
        var listener = new Listener(KubernetesVersion.Parse($"1.{minor}"));
        for (var i = 0; i < 25; i++) Assert.NotEqual("dropped", listener.Hear(0, "Back-off"));

        var sent = Enumerable.Range(0, 3).Count(_ => listener.Hear(minutes * 60, "Back-off") != "dropped");

        Assert.Equal(more, sent);
    }

    [Theory] // minor version, whether a warning passes after 25 normal events
    [InlineData(16, false)]
    [InlineData(32, true)]
    public void Warnings_have_a_budget_of_their_own_since_1_32(int minor, bool passes)
    {
        var listener = new Listener(KubernetesVersion.Parse($"1.{minor}"));
        for (var i = 0; i < 25; i++) listener.Hear(0, "hello");

        Assert.Equal(passes, listener.Hear(0, "trouble", "Warning") != "dropped");
    }

    [Fact]
    public void What_was_dropped_still_counts()
    {
        var listener = new Listener(KubernetesVersion.V1_32);
        for (var i = 0; i < 30; i++) listener.Hear(0, "Back-off");

        Assert.Equal("repeat 31", listener.Hear(300, "Back-off"));
    }

    [Fact]
    public void A_repeat_keeps_the_name_and_the_first_time()
    {
        var correlator = new EventCorrelator(new EventCorrelatorState(), KubernetesVersion.V1_32);
        var first = Listener.Event(Start, "hello", "Normal");
        var second = Listener.Event(Start.AddSeconds(60), "hello", "Normal");

        correlator.Correlate(first, Start, new RandomStream(1, "test"));
        var repeat = correlator.Correlate(second, Start.AddSeconds(60), new RandomStream(1, "test"))!.Event;

        Assert.Equal(first.Metadata.Name, repeat.Metadata.Name);
        Assert.Equal(first.FirstTimestamp, repeat.FirstTimestamp);
        Assert.Equal(second.LastTimestamp, repeat.LastTimestamp);
        Assert.NotEqual(first.Metadata.Name, second.Metadata.Name);
    }

    [Fact]
    public void A_fork_counts_for_itself()
    {
        var state = new EventCorrelatorState();
        var (listener, other) = (new Listener(KubernetesVersion.V1_32, state), default(Listener));
        listener.Hear(0, "hello");
        other = new Listener(KubernetesVersion.V1_32, state.Fork());
        listener.Hear(1, "hello");

        Assert.Equal("repeat 3", listener.Hear(2, "hello"));
        Assert.Equal("repeat 2", other.Hear(2, "hello"));
    }

    [Fact]
    public void The_cache_forgets_what_was_not_touched_for_longest()
    {
        var cache = new LruCache<string, int>(2, StringComparer.Ordinal);
        cache.Set("a", 1);
        cache.Set("b", 2);
        Assert.True(cache.TryGet("a", out _));
        cache.Set("c", 3);

        Assert.False(cache.TryGet("b", out _));
        Assert.True(cache.TryGet("a", out var a) && a == 1);
        Assert.True(cache.TryGet("c", out var c) && c == 3);
    }

    private sealed class Listener(KubernetesVersion version, EventCorrelatorState? state = null)
    {
        private readonly EventCorrelator _correlator = new(state ?? new EventCorrelatorState(), version);
        private readonly RandomStream _chance = new(1, "test");

        public static Corev1Event Event(DateTimeOffset at, string message, string type) => new()
        {
            Metadata = new V1ObjectMeta { Name = EventName.Of("web", EventName.UnixNanoseconds(at)), NamespaceProperty = "default" },
            InvolvedObject = new V1ObjectReference { Kind = "Deployment", Name = "web", NamespaceProperty = "default", Uid = "u1" },
            Type = type,
            Reason = "ScalingReplicaSet",
            Message = message,
            FirstTimestamp = Timestamps.Seconds(at),
            LastTimestamp = Timestamps.Seconds(at),
            Count = 1,
        };

        public string Hear(int second, string message, string type = "Normal")
        {
            var at = Start.AddSeconds(second);
            if (_correlator.Correlate(Event(at, message, type), at, _chance) is not { } heard) return "dropped";
            var combined = heard.Event.Message.StartsWith("(combined", StringComparison.Ordinal) ? " combined" : "";
            return $"{(heard.Repeats ? "repeat" : "new")} {heard.Event.Count}{combined}";
        }
    }
}
