using System.Globalization;
using System.Text;
using k8s.Models;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>A probe in one line.</summary>
/// <remarks>Source: kubectl pkg/describe/describe.go, DescribeProbe.</remarks>
internal static class ProbeText
{
    /// <summary>Such as <c>http-get http://:8080/healthz delay=3s timeout=1s period=10s #success=1 #failure=3</c>.</summary>
    public static string Of(V1Probe probe)
    {
        var attributes = $"delay={probe.InitialDelaySeconds ?? 0}s timeout={probe.TimeoutSeconds ?? 0}s period={probe.PeriodSeconds ?? 0}s "
            + $"#success={probe.SuccessThreshold ?? 0} #failure={probe.FailureThreshold ?? 0}";
        return probe switch
        {
            { Exec: { } exec } => $"exec [{string.Join(' ', exec.Command ?? [])}] {attributes}",
            { HttpGet: { } http } => $"http-get {Url(http)} {attributes}",
            { TcpSocket: { } tcp } => $"tcp-socket {tcp.Host}:{tcp.Port.Value} {attributes}",
            { Grpc: { } grpc } => $"grpc <pod>:{grpc.Port} {grpc.Service} {attributes}",
            _ => $"unknown {attributes}",
        };
    }

    private static string Url(V1HTTPGetAction http)
    {
        var port = http.Port?.Value ?? "";
        var path = http.Path ?? "";
        if (path.Length > 0 && path[0] != '/') path = "/" + path;
        return $"{(http.Scheme ?? "").ToLowerInvariant()}://{Host(http.Host)}{(port.Length > 0 ? ":" : "")}{port}{Escaped(path)}";
    }

    /// <summary>A host as Go writes it before a port: an IPv6 address stands in brackets.</summary>
    private static string? Host(string? host) => host?.Contains(':') == true ? $"[{host}]" : host;

    /// <summary>A path as Go writes it in a URL.</summary>
    /// <remarks>Source: Go package net/url, shouldEscape for paths.</remarks>
    private static string Escaped(string path)
    {
        var text = new StringBuilder();
        foreach (var unit in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || "-_.~$&+,/:;=@".Contains((char)unit)) text.Append((char)unit);
            else text.Append('%').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
