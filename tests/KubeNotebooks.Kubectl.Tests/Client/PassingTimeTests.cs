using KubeNotebooks.ControlPlane;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.Tests.Client;

public sealed class PassingTimeTests
{
    private readonly Cluster _cluster = new();

    [Fact]
    public void Somebody_is_asked_after_each_tenth_of_a_second()
    {
        var asked = new List<TimeSpan>();
        var start = _cluster.Now;
        new PassingTime(_cluster, () =>
        {
            asked.Add(_cluster.Now - start);
            return true;
        }).Run(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(2), _cluster.Now - start);
        Assert.Equal(Enumerable.Range(1, 19).Select(tenth => TimeSpan.FromMilliseconds(100 * tenth)), asked);
    }

    [Fact]
    public void A_long_span_has_no_more_slices_than_a_person_could_see()
    {
        var asked = 0;
        new PassingTime(_cluster, () => ++asked > 0).Run(TimeSpan.FromDays(366));
        Assert.InRange(asked, 9_000, 10_000);
    }

    [Fact]
    public void Who_says_no_ends_the_wait_within_a_slice()
    {
        var start = _cluster.Now;
        new PassingTime(_cluster, () => _cluster.Now - start < TimeSpan.FromSeconds(1)).Run(TimeSpan.FromMinutes(10));
        Assert.Equal(TimeSpan.FromSeconds(1), _cluster.Now - start);
    }

    [Fact]
    public void Somebody_is_asked_too_when_what_was_waited_for_comes_more_often_than_a_slice_ends()
    {
        var asked = 0;
        var time = new PassingTime(_cluster, () => ++asked > 0);
        for (var i = 0; i < 100; i++)
        {
            var until = _cluster.Now + TimeSpan.FromMilliseconds(10);
            time.RunUntil(() => _cluster.Now >= until, TimeSpan.FromMilliseconds(10));
        }
        Assert.InRange(asked, 9, 10);
    }

    [Fact]
    public void A_command_says_the_same_in_slices_and_in_one_piece()
    {
        string[][] commands =
        [
            ["create", "deployment", "web", "--image=nginx:1.27", "--replicas=5"], ["rollout", "status", "deploy/web"],
            ["set", "image", "deploy/web", "nginx=nginx:1.28"], ["get", "pods", "-w", "--request-timeout=25s"], ["delete", "deploy", "web"],
        ];
        var sliced = Say(new Cluster(), cluster => new PassingTime(cluster, () => true));
        Assert.Equal(Say(new Cluster(), _ => null), sliced);

        string Say(Cluster cluster, Func<Cluster, PassingTime?> time)
        {
            var runner = new KubectlRunner(new ClusterApiClient(cluster, time(cluster)));
            var said = commands.Select(words => runner.Run(new KubectlInvocation([.. words])));
            return string.Concat(said.Select(result => result.StandardOutput + result.StandardError)) + cluster.Trace.Entries.Count;
        }
    }
}
