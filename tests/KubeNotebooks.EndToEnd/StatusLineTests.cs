using KubeNotebooks.Tool.Terminal;

namespace KubeNotebooks.EndToEnd;

public sealed class StatusLineTests
{
    [Fact]
    public void It_comes_after_a_second_tells_the_cluster_s_time_and_leaves_no_trace()
    {
        using var terminal = new StringWriter();
        using (var status = new StatusLine(terminal, isWanted: true))
        {
            status.Begin("In [3]");
            status.Tell(new DateTimeOffset(2026, 1, 5, 9, 1, 18, TimeSpan.Zero));
            Thread.Sleep(2000);
            status.End();
        }
        Assert.Contains(" In [3] has run for 1 s; in the cluster it is 2026-01-05 09:01:18 UTC", terminal.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("\r\e[K", terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nobody_sees_it_nothing_is_written()
    {
        using var terminal = new StringWriter();
        using var status = new StatusLine(terminal, isWanted: false);
        status.Begin("In [1]");
        Thread.Sleep(1500);
        status.End();
        Assert.Equal("", terminal.ToString());
    }

    [Fact]
    public void Without_a_cluster_s_time_it_tells_none() =>
        Assert.Equal("In [2] has run for 12 s", StatusLine.Text("In [2]", TimeSpan.FromSeconds(12.4), null));
}
