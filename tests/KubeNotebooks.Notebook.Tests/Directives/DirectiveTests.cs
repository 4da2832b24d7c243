namespace KubeNotebooks.Notebook.Tests.Directives;

public class DirectiveTests
{
    private readonly NotebookSession _session = new();

    [Fact]
    public void A_session_without_CSharp_says_so_at_the_line_and_runs_what_stands_before()
    {
        Assert.Equal("""
            stdout: From here on #!kube and #!diff show pictures.

            error MagicError: Here only magics can run, the lines that begin with #!: no C#. #!help lists them.
            MagicError: line 2: Here only magics can run, the lines that begin with #!: no C#. #!help lists them.
            """, CellText.Run(new NotebookSession(), "#!sim pictures on\nvar x = 1;"));
        Assert.Empty(new NotebookSession().Completer.Complete("cluster.", 8).Items);
    }

    [Fact]
    public void Time_passes_when_told_to()
    {
        Assert.Equal("stdout: A new cluster: Kubernetes 1.17, 2 nodes, seed 7. It is 2026-01-05 18:00:00 +09:00.\n\nok",
            Run("#!sim reset --seed 7 --nodes=2 --kubernetes 1.17 --timezone +09:00 --cached nginx:1.16 nginx:1.17"));
        Assert.Equal(["nginx:1.16", "nginx:1.17"], _session.Cluster.Options.CachedImages);
        Assert.Equal("display: It is 2026-01-05 18:01:30 +09:00.\n\nok", Run("#!sim run 1m30s"));
        Assert.Equal("stdout: 2026-01-05 18:01:30 +09:00\nWhere you watch, 10 virtual seconds pass in a real one, more where nothing changes.\n\nok", Run("#!sim clock"));
    }

    [Theory] // cell => message
    [InlineData("#!sim reset --kubernetes 1.20", "Kubernetes 1.20 is not simulated; choose one of 1.16, 1.17, 1.32.")]
    [InlineData("#!sim reset --timezone Tokyo", "\"Tokyo\" is no time zone. Write how far it is ahead of UTC, such as +09:00.")]
    [InlineData("#!sim reset --nodes many", "--nodes is a whole number from 0 to 5000, not \"many\".")]
    [InlineData("#!sim reset --seed", "--seed needs a value (N). It is written: #!sim reset [--seed N] [--nodes N] [--kubernetes VERSION] [--timezone OFFSET] [--cached IMAGE…]")]
    [InlineData("#!sim run 1000000h", "1000000h is longer than a year, which is the most at once. Write 8784h or less.")]
    [InlineData("#!sim run soon", "\"soon\" is no span of time. Write 30s, 1m30s or 2h.")]
    public void Wrong_values_are_explained(string cell, string message) =>
        Assert.Equal($"error MagicError: {message}\nMagicError: line 1: {message}", Run(cell));

    [Fact]
    public void The_largest_cluster_starts_and_all_its_nodes_have_networks_of_their_own()
    {
        Assert.Equal("stdout: A new cluster: Kubernetes 1.32, 5000 nodes, seed 0. It is 2026-01-05 09:00:00 UTC.\n\nok", Run("#!sim reset --nodes 5000 --seed 0"));
        Assert.Equal(5000, _session.Cluster.Nodes.Select(node => node.Spec.PodCIDR).Distinct().Count());
    }

    [Fact]
    public void A_list_of_magics_is_data_and_text()
    {
        Assert.Contains("#!sim reset", _session.Directives.SelectMany(directive => directive.Subcommands).Select(directive => directive.Name));
        foreach (var directive in _session.Directives) Assert.Contains(directive.Summary, Run("#!lsmagic") + Run($"#!help {directive.Name[2..]}") + "Does what only a simulated cluster can do", StringComparison.Ordinal);
        Assert.Contains("--seed N", Run("#!help sim reset"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_with_virtual_time()
    {
        var folder = Directory.CreateTempSubdirectory("kube-notebooks-");
        try
        {
            var session = Sessions.WithCSharp(folder.FullName);
            CellText.Run(session, "#!sim run 10s");
            Assert.Equal("stdout: Wrote a/pod.yml\n\nok", CellText.Run(session, "#!writefile a/pod.yml\nkind: Pod\nx: 1"));
            Assert.Equal("kind: Pod\nx: 1\n", File.ReadAllText(Path.Combine(folder.FullName, "a", "pod.yml")));
            Assert.Equal(session.Cluster.Now, session.Files.LastChanged("a/pod.yml"));
            File.WriteAllText(Path.Combine(folder.FullName, "a", "pod.yml"), "changed");
            Assert.NotEqual(session.Cluster.Now, session.Files.LastChanged("a/pod.yml"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private string Run(string code) => CellText.Run(_session, code);
}
