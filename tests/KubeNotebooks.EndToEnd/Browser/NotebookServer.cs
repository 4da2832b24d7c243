using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace KubeNotebooks.EndToEnd.Browser;

/// <summary>A classic notebook server on this machine, for the notebooks and kernels of a sandbox.</summary>
internal sealed class NotebookServer : IAsyncDisposable
{
    private readonly Process _process;

    private NotebookServer(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Where it answers, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Starts the server; the test is skipped when it is not installed.</summary>
    public static async Task<NotebookServer> Start(Sandbox sandbox)
    {
        var program = Require.Program("apt install jupyter-notebook, or: pip install 'notebook<7'", "jupyter-notebook");
        var port = FreePort();
        var start = sandbox.StartInfo(program,
            "--no-browser", "--allow-root", "--ip=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--port={port}"), "--port-retries=0",
            "--NotebookApp.token=", "--NotebookApp.password=", $"--notebook-dir={sandbox.Folder}");
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var server = new NotebookServer(process, string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        try
        {
            using var http = new HttpClient();
            await Chromium.Until(() => Answers(http, server.Address), "The notebook server did not start.");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Whether a server answers at an address.</summary>
    public static async Task<bool> Answers(HttpClient http, string address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address + "/api"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
