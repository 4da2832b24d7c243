using System.Globalization;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim</c>: what only a simulated cluster can do.</summary>
internal static class SimDirective
{
    private const int MostNodes = 5000;

    private static readonly Directive Reset = new("#!sim reset",
        "#!sim reset [--seed N] [--nodes N] [--kubernetes VERSION] [--timezone OFFSET] [--cached IMAGE…]",
        "Starts a new cluster; the old one and all in it is gone")
    {
        Options =
        [
            new("--seed", "N", "Decides all chance: the same seed and commands give the same output"),
            new("--nodes", "N", "How many worker nodes, 3 if not given"),
            new("--kubernetes", "VERSION", "The release that it behaves like")
            {
                Choices = [.. KubernetesVersion.All.Select(version => version.ToString())],
            },
            new("--timezone", "OFFSET", "The zone of printed times, such as +09:00; UTC if not given") { Choices = ["UTC", "+09:00"] },
            new("--cached", "IMAGE…", "Images that are on every node already, so that nobody waits for their pull") { Repeatable = true },
        ],
        Example = "#!sim reset --seed 7 --nodes 3 --cached nginx:1.16 nginx:1.17",
        Run = RunReset,
    };

    /// <summary>The magic.</summary>
    public static Directive Sim { get; } =
        new("#!sim", "#!sim reset|run|clock|timeline|tree|map|why|preview|compare|snapshot|restore|rewind|image|fail|heal|pictures …", "Does what only a simulated cluster can do")
        {
            Subcommands =
            [
                Reset, RunDirective.Run, ClockDirective.Clock, TimelineDirective.Timeline, TreeDirective.Tree, MapDirective.Map,
                WhyDirective.Why, PreviewDirective.Preview, CompareDirective.Compare, SnapshotDirectives.Snapshot, SnapshotDirectives.Restore,
                SnapshotDirectives.Rewind, ImageDirectives.Image, FaultDirectives.Fail,
                FaultDirectives.Heal, PicturesDirective.Pictures,
            ],
        };

    private static void RunReset(DirectiveCall call)
    {
        var arguments = call.Arguments;
        var standard = new ClusterOptions();
        var options = standard with
        {
            Seed = arguments.Number("--seed", standard.Seed, long.MinValue, long.MaxValue),
            Nodes = (int)arguments.Number("--nodes", standard.Nodes, 0, MostNodes),
            Version = Version(arguments) ?? standard.Version,
            UtcOffset = arguments.Value("--timezone") is { } zone ? Offset(zone, arguments.Line) : standard.UtcOffset,
            CachedImages = arguments.Options.GetValueOrDefault("--cached", []),
        };
        call.Write(string.Create(CultureInfo.InvariantCulture,
            $"A new cluster: Kubernetes {options.Version}, {options.Nodes} {(options.Nodes == 1 ? "node" : "nodes")}, seed {options.Seed}.")); // thousands take a moment
        call.Session.Reset(options);
        call.Write($" It is {VirtualClock.Text(call.Session.Cluster)}.\n");
    }

    private static KubernetesVersion? Version(DirectiveArguments arguments)
    {
        if (arguments.Value("--kubernetes") is not { } text) return null;
        return KubernetesVersion.All.FirstOrDefault(version => version.ToString() == text)
            ?? throw new CellSyntaxException(arguments.Line,
                $"Kubernetes {text} is not simulated; choose one of {string.Join(", ", KubernetesVersion.All)}.");
    }

    private static TimeSpan Offset(string text, int line)
    {
        if (text is "UTC" or "Z") return TimeSpan.Zero;
        var magnitude = text.TrimStart('+', '-');
        if (text.Length == magnitude.Length + 1
            && TimeSpan.TryParseExact(magnitude, @"hh\:mm", CultureInfo.InvariantCulture, out var offset)
            && offset <= TimeSpan.FromHours(14))
            return text[0] == '-' ? -offset : offset;
        throw new CellSyntaxException(line, $"\"{text}\" is no time zone. Write how far it is ahead of UTC, such as +09:00.");
    }
}
