using System.Diagnostics;
using System.Text.Json.Nodes;

namespace KubeNotebooks.EndToEnd.Browser;

/// <summary>A Chromium without a window and with a profile of its own, driven through its DevTools protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("kube-notebooks-chromium-");
    private readonly HttpClient _http = new();
    private readonly Process _process;
    private readonly List<Page> _pages = [];
    private int _port;

    private Chromium(string program)
    {
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-sync",
            "--disable-background-networking", "--disable-component-update", "--hide-scrollbars", "--remote-debugging-port=0",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1", $"--user-data-dir={_profile.FullName}", "about:blank",
        ];
        _process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.ErrorDataReceived += (_, _) => { };
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    /// <summary>Starts the browser; the test is skipped when there is none.</summary>
    public static async Task<Chromium> Start()
    {
        var browser = new Chromium(Require.Chromium());
        try
        {
            var file = Path.Combine(browser._profile.FullName, "DevToolsActivePort");
            await Until(() => Task.FromResult(File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), out browser._port)), "Chromium did not start.");
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an empty page.</summary>
    public async Task<Page> Open()
    {
        using var answer = await _http.PutAsync(new Uri($"http://127.0.0.1:{_port}/json/new?about:blank"), null);
        var target = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var page = await Page.Connect(new Uri((string)target["webSocketDebuggerUrl"]!));
        _pages.Add(page);
        return page;
    }

    /// <summary>Waits until something holds, at most three minutes: machines that build and test are slow at times.</summary>
    public static async Task Until(Func<Task<bool>> condition, string otherwise)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, otherwise);
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages) await page.DisposeAsync();
        _http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Sandbox.DeleteWhenFree(_profile);
    }
}
