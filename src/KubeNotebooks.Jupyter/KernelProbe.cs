using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using KubeNotebooks.Jupyter.Wire;
using NetMQ;
using NetMQ.Sockets;

namespace KubeNotebooks.Jupyter;

/// <summary>Starts a kernel as a front end would, asks who it is, and ends it.</summary>
public static class KernelProbe
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(5);

    /// <summary>Asks a kernel.</summary>
    /// <param name="command">The program and its arguments, as a kernelspec has them.</param>
    /// <param name="environment">Variables that it gets besides.</param>
    /// <param name="limit">How long it may take to answer.</param>
    /// <returns>What it is and how long it took to answer; or why there was no answer.</returns>
    public static (string? Implementation, TimeSpan Took, string? Problem) Ask(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, TimeSpan limit)
    {
        var folder = Directory.CreateTempSubdirectory("kube-notebooks-");
        try
        {
            var connection = Connection();
            var file = Path.Combine(folder.FullName, "connection.json");
            File.WriteAllText(file, Json(connection).ToJsonString());
            var start = new ProcessStartInfo(command[0], [.. command.Skip(1).Select(word => word.Replace("{connection_file}", file, StringComparison.Ordinal))])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var (name, value) in environment) start.Environment[name] = value;
            return Ask(start, connection, limit);
        }
        catch (Win32Exception wrong)
        {
            return (null, TimeSpan.Zero, wrong.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (string? Implementation, TimeSpan Took, string? Problem) Ask(ProcessStartInfo start, ConnectionFile connection, TimeSpan limit)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            var signer = new MessageSigner(connection.Key);
            using var shell = new DealerSocket();
            using var control = new DealerSocket();
            shell.Options.Linger = control.Options.Linger = TimeSpan.Zero;
            shell.Connect(connection.Endpoint(connection.ShellPort));
            control.Connect(connection.Endpoint(connection.ControlPort));
            shell.SendMultipartBytes(Request("kernel_info_request", []).Write(signer));
            while (watch.Elapsed < limit && !process.HasExited)
            {
                List<byte[]> frames = null!;
                if (!shell.TryReceiveMultipartBytes(TimeSpan.FromMilliseconds(50), ref frames)) continue;
                if (Message.Read(frames, signer, out _) is not { Type: "kernel_info_reply" } reply) continue;
                var took = watch.Elapsed;
                control.SendMultipartBytes(Request("shutdown_request", new JsonObject { ["restart"] = false }).Write(signer));
                process.WaitForExit(TimeToEnd);
                return ($"{(string?)reply.Content["implementation"]} {(string?)reply.Content["implementation_version"]}", took, null);
            }
            if (!process.HasExited)
                return (null, watch.Elapsed, string.Create(CultureInfo.InvariantCulture, $"it did not answer within {limit.TotalSeconds:0} s"));
            return (null, watch.Elapsed, string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {process.ExitCode}: {said.Result.Trim()}"));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            NetMQConfig.Cleanup(block: false);
        }
    }

    /// <summary>Five ports that are free now, on this machine alone.</summary>
    private static ConnectionFile Connection()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners) listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners) listener.Dispose();
        return new ConnectionFile("tcp", "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], Guid.NewGuid().ToString("N"));
    }

    private static JsonObject Json(ConnectionFile connection) => new()
    {
        ["transport"] = connection.Transport,
        ["ip"] = connection.Address,
        ["shell_port"] = connection.ShellPort,
        ["control_port"] = connection.ControlPort,
        ["stdin_port"] = connection.StandardInputPort,
        ["iopub_port"] = connection.PublishPort,
        ["hb_port"] = connection.HeartbeatPort,
        ["key"] = connection.Key,
        ["signature_scheme"] = "hmac-sha256",
    };

    private static Message Request(string type, JsonObject content) =>
        new([], Message.NewHeader(type, Guid.NewGuid().ToString("N"), "doctor"), [], content);
}
