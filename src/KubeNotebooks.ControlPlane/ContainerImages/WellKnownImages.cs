using System.Collections.Immutable;
using System.Diagnostics;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>The table of images that exist: repository, tags with their size in bytes, pull time, program.</summary>
/// <remarks>Simulated: sizes and times are typical ones; the images of <c>kubenotebooks/</c> exist for lessons only.</remarks>
internal static class WellKnownImages
{
    private static readonly ProgramBehaviour NginxBefore119 = new() { Ports = [80], SpeaksHttp = true, HttpPaths = ["/", "/index.html", "/50x.html"] };
    private static readonly ProgramBehaviour Nginx = NginxBefore119 with { Log = Lines(NginxEntrypoint) };
    private static readonly ProgramBehaviour Httpd = new()
    {
        Ports = [80],
        SpeaksHttp = true,
        HttpPaths = ["/", "/index.html"],
        Log = Lines("AH00558: httpd: Could not reliably determine the server's fully qualified domain name. Set the 'ServerName' directive globally to suppress this message"),
    };
    private static readonly ProgramBehaviour Redis = new()
    {
        Ports = [6379],
        Log = Lines("1:M * oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo", "1:M * Running mode=standalone, port=6379.", "1:M * Server initialized", "1:M * Ready to accept connections tcp"),
    };
    private static readonly ProgramBehaviour Shell = new() { ExitsAfter = TimeSpan.FromMilliseconds(50) };
    private static readonly ProgramBehaviour HelloWorld = Shell with { Log = Lines("", "Hello from Docker!", "This message shows that your installation appears to be working correctly.", "") };
    private static readonly ProgramBehaviour Crash = new()
    {
        ExitsAfter = TimeSpan.FromMilliseconds(300),
        ExitCode = 1,
        Log = Lines("starting", "fatal: no configuration, giving up"),
    };
    private static readonly ProgramBehaviour NeverReady = new() { Ports = [80, 8080], SpeaksHttp = true, BecomesReady = false, Log = Lines("warming up") };
    private static readonly ProgramBehaviour SlowStart = new() { Ports = [80, 8080], SpeaksHttp = true, ListensAfter = TimeSpan.FromSeconds(20), Log = Lines("loading") };
    private static readonly ProgramBehaviour Stubborn = new() { Ports = [80, 8080], SpeaksHttp = true, EndsOnSigterm = false, Log = Lines("SIGTERM is not for me") };
    private static readonly ProgramBehaviour Hello = new() { Ports = [80, 8080], SpeaksHttp = true, Log = Lines("listening") };

    /// <summary>Every image.</summary>
    public static IReadOnlyList<ContainerImage> All { get; } =
    [
        .. Image("nginx", 10, NginxBefore119, "nginx",
            ("1.7.9", 39936135), ("1.14", 44708492), ("1.14.0", 44685128), ("1.14.1", 44701911), ("1.14.2", 44710204),
            ("1.15", 44698102), ("1.15.12", 44698102), ("1.16", 50641044), ("1.16.0", 44747201), ("1.16.1", 50641044),
            ("1.17", 51018254), ("1.17.8", 50938201), ("1.17.9", 50990140), ("1.17.10", 51018254),
            ("1.18", 53594010), ("1.18.0", 53594010)),
        .. Image("nginx", 10, Nginx, "nginx",
            ("1.19", 53620881), ("1.19.10", 53620881), ("1.20", 56728920), ("1.20.2", 56728920), ("1.21", 56747381), ("1.21.6", 56747381),
            ("1.22", 57004781), ("1.22.1", 57004781), ("1.23", 57027801), ("1.23.4", 57027801), ("1.24", 57030221), ("1.24.0", 57030221),
            ("1.25", 71005258), ("1.25.5", 71005258), ("1.26", 71118903), ("1.26.2", 71118903), ("1.27", 72188133), ("1.27.3", 72188133),
            ("1.27.4", 72195292), ("1.28", 72223946), ("stable", 72223946), ("latest", 72223946)),
        .. Image("nginx", 5, Nginx, "nginx", ("alpine", 20506190), ("1.25-alpine", 18021944), ("1.27-alpine", 20506190), ("stable-alpine", 20506190)),
        .. Image("httpd", 9, Httpd, "httpd-foreground",
            ("2.4", 58121872), ("2.4.57", 57993101), ("2.4.62", 58121872), ("2.4-alpine", 22010918), ("latest", 58121872)),
        .. Image("redis", 7, Redis, "redis-server",
            ("5", 38221010), ("6", 40128291), ("6.2", 40128291), ("7", 45006722), ("7.2", 45006722), ("7.4", 45981004),
            ("7-alpine", 16901245), ("alpine", 17104520), ("latest", 45981004)),
        .. Image("busybox", 2, Shell, "sh", isShell: true,
            ("1.28", 727869), ("1.35", 2592104), ("1.36", 2156519), ("1.36.1", 2156519), ("1.37", 2167176), ("stable", 2167176), ("latest", 2167176)),
        .. Image("alpine", 2.5, Shell, "/bin/sh", isShell: true, ("3.18", 3401613), ("3.19", 3418470), ("3.20", 3626897), ("3.21", 3644757), ("latest", 3644757)),
        .. Image("ubuntu", 5, Shell, "/bin/bash", isShell: true, ("20.04", 27513214), ("22.04", 29543020), ("24.04", 29753842), ("latest", 29753842)),
        .. Image("debian", 6, Shell, "bash", isShell: true, ("11", 53740911), ("12", 48492541), ("bookworm", 48492541), ("latest", 48492541)),
        .. Image("hello-world", 1.5, HelloWorld, "/hello", ("linux", 2458), ("latest", 2458)),
        .. Image("registry.k8s.io/pause", 1.5, ProgramBehaviour.Runs, "/pause", ("3.9", 321520), ("3.10", 320368)),
        .. Image("gcr.io/google-samples/hello-app", 4, Hello, "./hello-app", ("1.0", 11530712), ("2.0", 11530960)),
        .. Image("kubenotebooks/hello", 3, Hello, "hello", ("1.0", 8210443), ("2.0", 8211020), ("latest", 8211020)),
        .. Image("kubenotebooks/crash", 3, Crash, "crash", ("1.0", 8104312)),
        .. Image("kubenotebooks/never-ready", 3, NeverReady, "never-ready", ("1.0", 8120761)),
        .. Image("kubenotebooks/slow-start", 3, SlowStart, "slow-start", ("1.0", 8124455)),
        .. Image("kubenotebooks/stubborn", 3, Stubborn, "stubborn", ("1.0", 8101934)),
    ];

    // What the image's start script says since 1.19.
    private static string[] NginxEntrypoint =>
    [
        "/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration",
        "/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/",
        "/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh",
        "10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf",
        "10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf",
        "/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh",
        "/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh",
        "/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh",
        "/docker-entrypoint.sh: Configuration complete; ready for start up",
    ];

    private static ImmutableArray<LogLine> Lines(params string[] lines) => [.. lines.Select(line => new LogLine(TimeSpan.Zero, line))];

    private static IEnumerable<ContainerImage> Image(
        string repository, double pullSeconds, ProgramBehaviour program, string entrypoint, params (string Tag, long Size)[] tags) =>
        Image(repository, pullSeconds, program, entrypoint, isShell: false, tags);

    private static IEnumerable<ContainerImage> Image(
        string repository, double pullSeconds, ProgramBehaviour program, string entrypoint, bool isShell, params (string Tag, long Size)[] tags)
    {
        foreach (var (tag, size) in tags)
        {
            if (!ImageReference.TryParse($"{repository}:{tag}", out var reference, out var error)) throw new UnreachableException(error);
            yield return new ContainerImage(reference, size, TimeSpan.FromSeconds(pullSeconds), program, entrypoint, isShell);
        }
    }
}
