using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What a probe gets to hear.</summary>
/// <param name="Healthy">It succeeded.</param>
/// <param name="Output">What it says when it failed.</param>
internal readonly record struct ProbeAnswer(bool Healthy, string Output)
{
    private static readonly ProbeAnswer Good = new(true, "");

    /// <summary>Asks a program.</summary>
    /// <param name="probe">How.</param>
    /// <param name="container">The container, whose ports may be named.</param>
    /// <param name="program">What runs in it.</param>
    /// <param name="podIP">Where.</param>
    /// <param name="age">How long it has run.</param>
    /// <param name="version">The release whose words are used.</param>
    /// <remarks>Source: kubernetes pkg/probe/{http,tcp,exec}.</remarks>
    public static ProbeAnswer Of(
        V1Probe probe, V1Container container, ProgramBehaviour program, string podIP, TimeSpan age, KubernetesVersion version)
    {
        if (probe.HttpGet is { } http) return Http(http, container, program, podIP, age, version);
        if (probe.TcpSocket is { } tcp)
        {
            var port = Port(tcp.Port, container);
            return Listens(program, port, age) ? Good : new ProbeAnswer(false, Refused(tcp.Host ?? podIP, port));
        }
        if (probe.Exec is { } exec) return Exec(exec.Command ?? [], program, age);
        return probe.Grpc is { } grpc && !Listens(program, grpc.Port, age)
            ? new ProbeAnswer(false, string.Create(CultureInfo.InvariantCulture, $"timeout: failed to connect service \"{podIP}:{grpc.Port}\" within 1s"))
            : Good;
    }

    private static ProbeAnswer Http(
        V1HTTPGetAction http, V1Container container, ProgramBehaviour program, string podIP, TimeSpan age, KubernetesVersion version)
    {
        var port = Port(http.Port, container);
        var scheme = (http.Scheme ?? "HTTP").ToLowerInvariant();
        var path = string.IsNullOrEmpty(http.Path) ? "/" : http.Path.StartsWith('/') ? http.Path : $"/{http.Path}";
        var url = string.Create(CultureInfo.InvariantCulture, $"{scheme}://{http.Host ?? podIP}:{port}{path}");
        var get = version.AtLeast(19) ? $"Get \"{url}\": " : $"Get {url}: ";
        if (!Listens(program, port, age)) return new ProbeAnswer(false, get + Refused(http.Host ?? podIP, port));
        if (!program.SpeaksHttp) return new ProbeAnswer(false, get + "net/http: HTTP/1.x transport connection broken: malformed HTTP response");
        if (scheme == "https") return new ProbeAnswer(false, get + "http: server gave HTTP response to HTTPS client");
        if (!IsReady(program, age)) return new ProbeAnswer(false, "HTTP probe failed with statuscode: 503");
        if (program.FailingPaths.Contains(path.Split('?')[0])) return new ProbeAnswer(false, "HTTP probe failed with statuscode: 500");
        return program.HttpPaths.Length == 0 || program.HttpPaths.Contains(path.Split('?')[0])
            ? Good
            : new ProbeAnswer(false, "HTTP probe failed with statuscode: 404");
    }

    private static ProbeAnswer Exec(IList<string> command, ProgramBehaviour program, TimeSpan age)
    {
        if (!IsReady(program, age)) return new ProbeAnswer(false, "not ready\n");
        var line = command.Count > 2 && command[1] == "-c" ? command[2] : string.Join(' ', command);
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["false", ..] or ["exit", not "0", ..]) return new ProbeAnswer(false, "");
        if (words is ["cat" or "ls" or "test" or "stat", ..] && words[^1].StartsWith('/') && !HasFile(program, words[^1], age))
            return new ProbeAnswer(false, words[0] == "test" ? "" : $"{words[0]}: can't open '{words[^1]}': No such file or directory\n");
        return Good;
    }

    // Of the files of an image only those below /tmp are known not to be there.
    private static bool HasFile(ProgramBehaviour program, string path, TimeSpan age)
    {
        foreach (var file in program.Files)
        {
            if (file.Path == path && age >= file.From && !(age >= file.Until)) return true;
        }
        return !path.StartsWith("/tmp/", StringComparison.Ordinal);
    }

    private static bool IsReady(ProgramBehaviour program, TimeSpan age) => program.BecomesReady && age >= program.ReadyAfter;

    private static bool Listens(ProgramBehaviour program, int port, TimeSpan age) =>
        program.Ports.Contains(port) && age >= program.ListensAfter;

    private static string Refused(string host, int port) =>
        string.Create(CultureInfo.InvariantCulture, $"dial tcp {host}:{port}: connect: connection refused");

    private static int Port(IntOrString port, V1Container container)
    {
        if (int.TryParse(port.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        foreach (var named in container.Ports ?? [])
        {
            if (named.Name == port.Value) return named.ContainerPort;
        }
        return 0;
    }
}
