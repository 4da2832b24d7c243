using System.CommandLine;
using System.Globalization;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Tool.Shell;

namespace KubeNotebooks.Tool.Commands;

/// <summary><c>kube-notebooks shell</c>: kubectl at a simulated cluster, in the terminal.</summary>
internal static class ShellCommand
{
    private const int MostNodes = 5000;

    private const string Summary = "Type kubectl commands at a simulated cluster";

    private const string Details = """
        What only a simulation can do begins with sim; Tab completes, help explains, exit leaves.

        Commands in a file or piped in are run without a prompt, and print what kubectl prints. The exit code is that of the
        last command, as with sh; with -e the first failure ends all.

        Examples:
          kube-notebooks shell
          kube-notebooks shell --seed 7 --nodes 5
          kube-notebooks shell commands.txt
          echo "kubectl get nodes" | kube-notebooks shell
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var standard = new ClusterOptions();
        var script = new Argument<string?>("SCRIPT") { Description = "A file with commands", Arity = ArgumentArity.ZeroOrOne };
        var seed = new Option<long>("--seed")
        {
            Description = "Decides all chance: the same seed and commands give the same output",
            HelpName = "N",
            DefaultValueFactory = _ => standard.Seed,
        };
        var nodes = new Option<int>("--nodes")
        {
            Description = "How many worker nodes",
            HelpName = "N",
            DefaultValueFactory = _ => standard.Nodes,
        };
        nodes.Validators.Add(result =>
        {
            if (result.Tokens is [var given] && !(int.TryParse(given.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= MostNodes))
                result.AddError($"--nodes is a whole number from 0 to {MostNodes}, not \"{given.Value}\".");
        });
        var version = new Option<string>("--kubernetes")
        {
            Description = "The release that it behaves like",
            HelpName = "VERSION",
            DefaultValueFactory = _ => standard.Version.ToString(),
        };
        version.AcceptOnlyFromAmong([.. KubernetesVersion.All.Select(one => one.ToString())]);
        var folder = new Option<string>("--folder") { Description = "Where file names start", HelpName = "FOLDER", DefaultValueFactory = _ => "." };
        var stop = new Option<bool>("-e") { Description = "The first command that fails ends all" };
        var command = new ExplainedCommand("shell", Summary, Details) { script, seed, nodes, version, folder, stop };
        command.SetAction(result => Shell.Shell.Run(new ShellOptions
        {
            Cluster = standard with
            {
                Seed = result.GetValue(seed),
                Nodes = result.GetValue(nodes),
                Version = KubernetesVersion.All.First(one => one.ToString() == result.GetValue(version)),
            },
            Script = result.GetValue(script),
            Folder = result.GetValue(folder)!,
            StopsAtFailure = result.GetValue(stop),
        }));
        return command;
    }
}
