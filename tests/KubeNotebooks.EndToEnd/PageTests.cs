using KubeNotebooks.EndToEnd.Browser;

namespace KubeNotebooks.EndToEnd;

/// <summary>A lesson as a page, ours and nbconvert's, in a browser: wide and narrow, light and dark.</summary>
public sealed class PageTests : IDisposable
{
    private const string Lesson = "notebooks/en/05-rollout-and-rollback.ipynb";
    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Our_page_opens_without_a_network_and_fits_every_screen()
    {
        _sandbox.Succeed(Sandbox.Tool, "run", Path.Combine(Sandbox.Repository, Lesson), "--quiet", "--folder", _sandbox.Folder,
            "--output", _sandbox.PathOf("lesson.ipynb"), "--html", _sandbox.PathOf("lesson.html"));
        await using var browser = await Chromium.Start();
        var page = await LookAt(browser, "lesson.html", "page", fits: true);
        Assert.NotEmpty(page.Requests);
        Assert.Empty(page.ForeignRequests);
        Assert.True(await page.Evaluate<bool>("document.body.innerText.includes('nginx')"));
    }

    [Fact]
    public async Task Nbconvert_s_page_shows_every_picture()
    {
        _sandbox.Succeed(Require.Nbconvert(), "--to", "html", "--output-dir", _sandbox.Folder, "--output", "nbconvert.html", Path.Combine(Sandbox.Repository, Lesson));
        await using var browser = await Chromium.Start();
        await LookAt(browser, "nbconvert.html", "nbconvert", fits: false);
    }

    /// <summary>Opens a page at two widths in two colour schemes.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="file">The page, in the sandbox.</param>
    /// <param name="name">Begins the names of the pictures.</param>
    /// <param name="fits">Whether nothing of it may reach beyond the screen.</param>
    private async Task<Page> LookAt(Chromium browser, string file, string name, bool fits)
    {
        var page = await browser.Open();
        foreach (var (width, dark) in new[] { (1280, false), (1280, true), (420, false), (420, true) })
        {
            await page.Look(width, 900, dark);
            await page.Go(new Uri(_sandbox.PathOf(file)).AbsoluteUri);
            Assert.Equal(dark, await page.Evaluate<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
            Assert.Empty(await page.Evaluate<string[]>("[...document.images].filter(image => !image.complete || image.naturalWidth === 0).map(image => image.alt)"));
            if (fits) Assert.InRange(await page.Evaluate<int>("document.scrollingElement.scrollWidth"), 1, width);
            var picture = await page.Picture($"{name}-{width}-{(dark ? "dark" : "light")}", whole: true);
            Assert.True(picture.Length > 20_000, "The page looks empty.");
        }
        return page;
    }
}
