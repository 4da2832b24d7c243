using System.Buffers.Binary;

namespace KubeNotebooks.EndToEnd;

public sealed class PageTests : IDisposable
{
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory] // width, colour scheme (0: dark, 1: light)
    [InlineData(1280, "0")]
    [InlineData(420, "1")]
    public void A_page_opens_in_a_browser_without_a_network(int width, string scheme)
    {
        var chromium = Require.Program("apt install chromium", "chromium", "chromium-browser", "google-chrome");
        var notebook = _sandbox.Write("small.ipynb", Sample.Notebook);
        _sandbox.Succeed(Sandbox.Tool, "run", notebook, "--html", _sandbox.PathOf("small.html"));
        string[] common =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", $"--user-data-dir={_sandbox.PathOf("chromium")}",
            "--host-resolver-rules=MAP * ~NOTFOUND", $"--window-size={width},1600", $"--blink-settings=preferredColorScheme={scheme}",
        ];
        var page = new Uri(_sandbox.PathOf("small.html")).AbsoluteUri;
        var document = _sandbox.Succeed(chromium, [.. common, "--dump-dom", page]);
        Assert.Contains("worker-1", document, StringComparison.Ordinal);

        _sandbox.Succeed(chromium, [.. common, $"--screenshot={_sandbox.PathOf("page.png")}", page]);
        var picture = File.ReadAllBytes(_sandbox.PathOf("page.png"));
        Assert.Equal(width, BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(16)));
        Assert.True(picture.Length > 20_000, "The page looks empty.");
        if (Environment.GetEnvironmentVariable("KUBENOTEBOOKS_SCREENSHOTS") is { Length: > 0 } folder)
            File.Copy(_sandbox.PathOf("page.png"), Path.Combine(folder, $"page-{width}.png"), overwrite: true);
    }
}
