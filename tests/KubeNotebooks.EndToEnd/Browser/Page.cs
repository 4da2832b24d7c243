using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubeNotebooks.EndToEnd.Browser;

/// <summary>A page of the browser: what a test does there, and all that the page asked the network for.</summary>
internal sealed class Page : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _waiting = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly SemaphoreSlim _sending = new(1);
    private TaskCompletionSource _loaded = new();
    private Task _receiving = Task.CompletedTask;
    private int _last;

    /// <summary>The addresses that were asked for, from this machine or another; data in the page itself is not asked for.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Those of them that are not on this machine.</summary>
    public IEnumerable<string> ForeignRequests => Requests.Where(address => !new Uri(address).IsLoopback);

    public static async Task<Page> Connect(Uri address)
    {
        var page = new Page();
        await page._socket.ConnectAsync(address, CancellationToken.None);
        page._receiving = page.Receive();
        foreach (var domain in new[] { "Page", "Runtime", "Network" }) await page.Send($"{domain}.enable");
        await page.Send("Emulation.setFocusEmulationEnabled", new JsonObject { ["enabled"] = true }); // as a page that somebody looks at
        return page;
    }

    /// <summary>Sets how wide the screen is and whether its user likes it dark.</summary>
    public async Task Look(int width, int height, bool dark)
    {
        await Send("Emulation.setDeviceMetricsOverride", new JsonObject
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = width < 600,
        });
        var feature = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" };
        await Send("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(feature) });
    }

    /// <summary>Opens an address and waits until it is loaded.</summary>
    public async Task Go(string address)
    {
        _loaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await Send("Page.navigate", new JsonObject { ["url"] = address });
        await _loaded.Task.WaitAsync(Patience);
    }

    /// <summary>The value of a JavaScript expression; a promise is waited for.</summary>
    public async Task<T> Evaluate<T>(string expression)
    {
        var answer = await Send("Runtime.evaluate", new JsonObject
        {
            ["expression"] = expression,
            ["awaitPromise"] = true,
            ["returnByValue"] = true,
        });
        Assert.True(answer["exceptionDetails"] is null, $"{expression}: {answer["exceptionDetails"]}");
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Waits until an expression is true.</summary>
    public Task Until(string expression) => Chromium.Until(() => Evaluate<bool>($"!!({expression})"), $"It did not come to pass: {expression}");

    /// <summary>Moves the mouse.</summary>
    public Task PointAt(double x, double y) =>
        Send("Input.dispatchMouseEvent", new JsonObject { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y });

    /// <summary>A picture of what the page shows, kept where <c>KUBENOTEBOOKS_SCREENSHOTS</c> says.</summary>
    /// <param name="name">Of the file, without an ending.</param>
    /// <param name="whole">Down to its end, not only what is to be seen without scrolling.</param>
    /// <returns>The PNG.</returns>
    public async Task<byte[]> Picture(string name, bool whole = false)
    {
        var answer = await Send("Page.captureScreenshot", new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = whole });
        var picture = Convert.FromBase64String((string)answer["data"]!);
        if (Environment.GetEnvironmentVariable("KUBENOTEBOOKS_SCREENSHOTS") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), picture);
        return picture;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task<JsonNode> Send(string method, JsonObject? parameters = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = answer;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
        return await answer.Task.WaitAsync(Patience);
    }

    private async Task Receive()
    {
        var buffer = new byte[1 << 20];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (part.MessageType == WebSocketMessageType.Close) return;
                message.Write(buffer, 0, part.Count);
                if (!part.EndOfMessage) continue;
                Take(JsonNode.Parse(message.ToArray())!);
                message.SetLength(0);
            }
        }
        catch (Exception ended) when (ended is WebSocketException or OperationCanceledException)
        {
            foreach (var waiting in _waiting.Values) waiting.TrySetException(ended);
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            if (!_waiting.TryRemove((int)id, out var answer)) return;
            if (message["error"] is { } error) answer.SetException(new InvalidOperationException(error.ToJsonString()));
            else answer.SetResult(message["result"]!);
            return;
        }
        switch ((string)message["method"]!)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                Note((string)message["params"]!["request"]!["url"]!);
                break;
            case "Network.webSocketCreated":
                Note((string)message["params"]!["url"]!);
                break;
        }
    }

    private void Note(string address)
    {
        if (!address.StartsWith("data:", StringComparison.Ordinal) && !address.StartsWith("blob:", StringComparison.Ordinal)
            && !address.StartsWith("about:", StringComparison.Ordinal)) _requests.Enqueue(address);
    }
}
