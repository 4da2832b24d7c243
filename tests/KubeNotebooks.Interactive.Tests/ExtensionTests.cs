using System.Text.RegularExpressions;
using KubeNotebooks.CSharp;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Directives;
using Microsoft.DotNet.Interactive.Directives;

namespace KubeNotebooks.Interactive.Tests;

/// <summary>The script in the package, compiled and run as it stands there.</summary>
[Collection("a process has one notebook")]
public sealed partial class ExtensionTests
{
    [Fact]
    public async Task It_registers_every_magic_of_the_session_that_the_host_has_not_and_no_other()
    {
        var host = await HostStandIn.LoadedAsync();
        var registered = host.Root.KernelInfo.SupportedDirectives;
        Assert.Equal(
            new NotebookSession().Directives.Select(one => one.Name).Order(StringComparer.Ordinal),
            registered.Select(one => one.Name).Order(StringComparer.Ordinal));
        foreach (var (directive, magic) in Pairs(registered))
        {
            Assert.Equal(directive.Summary, magic.Description);
            Assert.Equal(directive.Options.Select(Option), magic.Parameters.Select(Option));
            Assert.All(directive.Options, option => Assert.Equal(option.Choices, magic.Parameters.Single(one => one.Name == option.Name).Completions!()));
        }
    }

    [Fact]
    public async Task Second_words_are_there_with_their_options_and_so_are_the_commands_of_kubectl()
    {
        var host = await HostStandIn.LoadedAsync();
        var sim = Magic(host, "#!sim");
        var session = new NotebookSession().Directives.Single(one => one.Name == "#!sim");
        Assert.Equal(session.Subcommands.Select(one => one.Name), sim.Subcommands.Select(one => $"#!sim {one.Name}"));
        Assert.Contains(sim.Subcommands.Single(one => one.Name == "reset").Parameters, one => one.Name == "--seed");

        var verbs = Magic(host, "#!kube").Subcommands.Select(one => one.Name).ToArray();
        Assert.Empty(new[] { "apply", "get", "rollout", "cluster-info", "api-resources", "explain", "help" }.Except(verbs));
    }

    [Fact]
    public async Task Loading_it_again_changes_nothing()
    {
        var host = await HostStandIn.LoadedAsync();
        await host.RunAsync("#!sim reset --seed 5\n#!kube create deployment web --image=nginx:1.27");
        var names = host.Root.KernelInfo.SupportedDirectives.Count;
        var again = await host.LoadAsync();
        Assert.Equal((null, "", names), (again.Failure, HostStandIn.Text(again), host.Root.KernelInfo.SupportedDirectives.Count));
        Assert.Single(host.Root.Middlewares);
        Assert.Equal("1", HostStandIn.Text(await host.RunAsync("cluster.Deployments.Count()")));
    }

    [Fact]
    public async Task It_says_that_it_is_ready_and_leaves_no_names_behind_but_the_cluster()
    {
        var host = new HostStandIn();
        Assert.Equal("KubeNotebooks is ready: #!kube speaks kubectl, #!help lists what else there is, and in C# the cluster is called cluster.",
            HostStandIn.Text(await host.LoadAsync()));
        foreach (var name in (string[])["notebook", "root", "magics", "Take", "Run"])
            Assert.Contains(name, HostStandIn.Text(await host.RunAsync($"_ = {name};")), StringComparison.Ordinal);
        Assert.Equal("Cluster", HostStandIn.Text(await host.RunAsync("nameof(Cluster)")));
    }

    /// <summary>Without it the host shows a value, null, below the cell that loads the package (seen in 1.0.0-beta).</summary>
    [Fact]
    public void It_never_says_return() => Assert.DoesNotMatch(@"(?m)^(?!\s*//).*\breturn\b", HostStandIn.Script);

    [Fact]
    public void It_opens_the_namespaces_that_are_open_in_our_own_cells()
    {
        string[] theHosts = ["System", "System.Collections.Generic", "System.Linq", "System.Text", "System.Threading.Tasks"];
        string[] hasTheHostsOwnInstead = ["KubeNotebooks.Notebook"]; // display(…)
        Assert.Equal(ScriptReferences.Usings.Except(theHosts).Except(hasTheHostsOwnInstead), Using().Matches(HostStandIn.Script).Select(one => one.Groups[1].Value));
    }

    [Fact]
    public void It_has_one_cell_in_the_form_of_dib() => Assert.Equal("#!csharp", Assert.Single(HostStandIn.Script.Split('\n'), line => line.StartsWith("#!", StringComparison.Ordinal)));

    private static IEnumerable<(Directive, KernelActionDirective)> Pairs(IEnumerable<KernelDirective> registered) =>
        from directive in new NotebookSession().Directives
        where directive.Name is not ("#!csharp" or "#!lsmagic")
        select (directive, (KernelActionDirective)registered.Single(one => one.Name == directive.Name));

    private static KernelActionDirective Magic(HostStandIn host, string name) =>
        (KernelActionDirective)host.Root.KernelInfo.SupportedDirectives.Single(one => one.Name == name);

    private static (string, string?, bool) Option(DirectiveOption option) => (option.Name, option.Summary, option.Value is null);

    private static (string, string?, bool) Option(KernelDirectiveParameter parameter) => (parameter.Name, parameter.Description, parameter.Flag);

    [GeneratedRegex(@"^using ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
