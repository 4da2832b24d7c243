using System.Globalization;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Commands;

/// <summary>How far a command goes.</summary>
internal enum DryRun
{
    /// <summary>It does what it says.</summary>
    None,

    /// <summary>Nothing is sent to the server.</summary>
    Client,

    /// <summary>The server does all but keep the result.</summary>
    Server,
}

/// <summary>Reads <c>--dry-run</c>.</summary>
internal static class DryRuns
{
    /// <summary>How far the command line wants to go.</summary>
    /// <exception cref="KubectlException">The value is none of those that exist.</exception>
    /// <remarks>Source: kubectl pkg/cmd/util/helpers.go, GetDryRunStrategy.</remarks>
    public static DryRun Of(CommandContext context)
    {
        if (context.Flags.Switch("server-dry-run")) return DryRun.Server;
        var given = context.Flags.Text("dry-run");
        if (bool.TryParse(given, out var on))
        {
            if (context.Version.AtLeast(18))
            {
                var instead = on ? "client" : "none";
                Warn(context, $"--dry-run={given} is deprecated (boolean value) and can be replaced with --dry-run={instead}.");
            }
            return on ? DryRun.Client : DryRun.None;
        }
        if (given == "unchanged")
        {
            if (context.Version.AtLeast(18)) Warn(context, "--dry-run is deprecated and can be replaced with --dry-run=client.");
            return DryRun.Client;
        }
        if (context.Flags.Given("dry-run") && !context.Version.AtLeast(18))
        {
            throw new KubectlException(
                $"invalid argument \"{given}\" for \"--dry-run\" flag: strconv.ParseBool: parsing \"{given}\": invalid syntax\n"
                + $"See '{context.Found.PathText} --help' for usage.");
        }
        return given switch
        {
            "none" => DryRun.None,
            "client" => DryRun.Client,
            "server" => DryRun.Server,
            _ => throw new KubectlException($"Invalid dry-run value ({given}). Must be \"none\", \"server\", or \"client\"."),
        };
    }

    /// <summary>What follows the operation in messages: nothing, or that it was only tried.</summary>
    public static string Suffix(this DryRun dryRun) => dryRun switch
    {
        DryRun.Client => " (dry run)",
        DryRun.Server => " (server dry run)",
        _ => "",
    };

    // Simulated: the process id in the line of the log is always 1.
    private static void Warn(CommandContext context, string message)
    {
        var time = context.Now.ToString("MMdd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
        context.ErrorLine($"W{time}       1 helpers.go:702] {message}");
    }
}
