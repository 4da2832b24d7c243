using System.Diagnostics;

namespace KubeNotebooks.Interactive.Tests;

/// <summary>Cells in a host that cuts them into lines with magics and stretches of C#.</summary>
[Collection("a process has one notebook")]
public sealed class HostCellTests
{
    [Theory] // cell => what is to be read
    [InlineData("#!kube get ns default -o name", "namespace/default\n")]
    [InlineData("#!kube\nget ns default -o name\nkubectl get node worker-1 -o name\n", "namespace/default\nnode/worker-1\n")]
    [InlineData("#!kube\n-n kube-system get ns default -o name", "namespace/default\n")]
    [InlineData("#!kube get \\\n  ns default \\\n  -o name\n1 + 1", "namespace/default\n2")]
    [InlineData("#!kube create cm a --from-literal='k=1\n2' -o name\n#!kube get cm a -o name", "configmap/a\nconfigmap/a\n")]
    [InlineData("#!kube apply -f -\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n#!kube get cm b -o name\n40 + 2", "configmap/b created\nconfigmap/b\n42")]
    [InlineData("Console.WriteLine(1);\n#!kube get ns default -o name\nConsole.WriteLine(2);", "1\nnamespace/default\n2\n")]
    [InlineData("#!kube get ns default -o name\n#!kube get ns default -o name", "namespace/default\nnamespace/default\n")]
    [InlineData("#!kube get nonsense\ncluster.LastExitCode", "error: the server doesn't have a resource type \"nonsense\"\n1")]
    [InlineData("#!csharp\n1 + 1", "2")]
    [InlineData("#!kube get ns default -o name\r\n#!kube\r\nget ns default -o name\r\n", "namespace/default\nnamespace/default\n")]
    public async Task A_cell_is_read_as_in_our_own_kernel(string cell, string text)
    {
        var host = await HostStandIn.ShareAsync();
        Assert.Equal(text, HostStandIn.Text(await host.RunAsync(cell)));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task A_file_is_the_rest_of_the_cell_magics_included(string end)
    {
        var folder = Directory.CreateTempSubdirectory("host");
        try
        {
            var file = Path.Combine(folder.FullName, "a.yml");
            var host = await HostStandIn.ShareAsync();
            Assert.Equal($"Wrote {file}\n", HostStandIn.Text(await host.RunAsync($"#!writefile '{file}'{end}kind: Pod{end}#!kube get pods{end}  name: a{end}")));
            Assert.Equal("kind: Pod\n#!kube get pods\n  name: a\n", await File.ReadAllTextAsync(file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory] // cell => what the host says
    [InlineData("#!sim run 5", "\"5\" is no span of time. Write 30s, 1m30s or 2h.")]
    [InlineData("#!sim run\nConsole.WriteLine(\"not reached\");", "#!sim run needs DURATION. It is written: #!sim run DURATION")]
    [InlineData("#!kube get pods | head\n#!kube get pods", "There is no shell behind #!kube: \"|\" has no meaning here. Put it in quotes if it belongs to a word.")]
    [InlineData("#!kube get pods -l 'app=web\n", "In #!kube, a quote opens that never closes.")]
    [InlineData("#!kube -n kube-system get pods", "DNI103: Unrecognized parameter name '-n'")] // the host's own words
    public async Task What_is_wrong_is_said_by_the_host_and_ends_the_cell(string cell, string message)
    {
        var host = await HostStandIn.ShareAsync();
        var run = await host.RunAsync(cell);
        Assert.Equal((message, message), (run.Failure, HostStandIn.Text(run)));
    }

    [Fact]
    public async Task The_cluster_is_typed_and_the_present_one_also_after_a_reset_in_the_same_cell()
    {
        var host = await HostStandIn.ShareAsync();
        await host.RunAsync("#!kube create deployment web --image=nginx:1.27\nFunc<int> count = () => cluster.Deployments.Count();");
        Assert.Equal("1", HostStandIn.Text(await host.RunAsync("count()")));
        Assert.EndsWith("UTC.\n0", HostStandIn.Text(await host.RunAsync("#!sim reset --seed 9\ncount()")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_is_drawn_anew_in_place_and_an_interrupt_ends_it()
    {
        var host = await HostStandIn.ShareAsync();
        await host.RunAsync("#!sim clock --speed 1\n#!kube create deployment web --image=nginx:none");
        using var interrupt = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        var started = Stopwatch.StartNew();
        var run = await host.RunAsync("#!kube rollout status deploy/web\nConsole.WriteLine(\"not reached\");", interrupt.Token);
        Assert.InRange(started.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(5));
        Assert.StartsWith("Waiting for deployment \"web\" rollout to finish: 0 of 1", HostStandIn.Text(run), StringComparison.Ordinal);
        Assert.Null(run.Failure); // the host says itself that it was interrupted
        await host.RunAsync("#!sim clock --speed max");
        Assert.Equal("deployment.apps/web\n", HostStandIn.Text(await host.RunAsync("#!kube get deploy -o name")));
    }

    [Fact]
    public async Task The_lines_of_a_file_are_not_held_to_be_CSharp_while_one_types()
    {
        var host = await HostStandIn.ShareAsync();
        Assert.Empty(await host.DiagnosedAsync("#!writefile a.yml\nkind: Pod\n"));
        Assert.Empty(await host.DiagnosedAsync("#!kube\nget pods\n#!kube apply -f -\nkind: Pod\n"));
        Assert.Equal(["int x;\n", "int y;"], await host.DiagnosedAsync("int x;\n#!kube get pods\nint y;"));
    }

    [Fact]
    public async Task A_magic_of_another_notebook_that_the_host_imports_runs_by_itself()
    {
        var notebook = new HostNotebook();
        var texts = new List<string>();
        Assert.Null(await notebook.RunAsync(new object(), "#!import other.ipynb", "Directive: #!sim clock --speed max", output => texts.Add(output.Forms["text/plain"]), default));
        Assert.EndsWith("Commands that wait end at once.\n", Assert.Single(texts), StringComparison.Ordinal);
    }
}
