using System.Globalization;
using System.Text.Json.Nodes;
using KubeNotebooks.EndToEnd.Browser;

namespace KubeNotebooks.EndToEnd;

/// <summary>A notebook in the classic front end, in a browser: cells are run by the page itself.</summary>
public sealed class ClassicNotebookTests : IDisposable
{
    /// <summary>Runs a cell and keeps how its outputs looked on the way: how many there were, and the text of the last.</summary>
    private const string Run = """
        (async index => {
            const cell = Jupyter.notebook.get_cell(index), seen = [];
            Jupyter.notebook.select(index);
            cell.element[0].scrollIntoView();
            const done = new Promise(resolve => cell.events.on('finished_execute.CodeCell', (_, data) => data.cell === cell && resolve()));
            const look = () => {
                const areas = cell.output_area.element.find('.output_area');
                const text = areas.length ? areas[areas.length - 1].innerText : '';
                if (!seen.length || seen[seen.length - 1].text !== text || seen[seen.length - 1].areas !== areas.length)
                    seen.push({ areas: areas.length, text: text, at: performance.now() });
            };
            const timer = setInterval(look, 20);
            const start = performance.now();
            cell.execute();
            await done;
            await new Promise(resolve => setTimeout(resolve, 200));
            clearInterval(timer);
            look();
            return { seen: seen, milliseconds: performance.now() - start };
        })
        """;

    private readonly Sandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Commands_change_in_place_a_timeline_tells_more_under_the_pointer_and_all_comes_back()
    {
        _sandbox.Succeed(Sandbox.Tool, "install");
        await using var browser = await Chromium.Start();
        await using var server = await NotebookServer.Start(_sandbox);
        var page = await Write(browser, server, "scratch",
            "#!sim clock --speed 4\n#!sim reset --seed 3\n#!kube create deployment web --image=nginx:1.27 --replicas=4",
            "#!kube rollout status deploy/web",
            "#!kube scale deploy web --replicas=2\n#!kube get pods -w --request-timeout=40s",
            "#!sim run 10s",
            "#!sim timeline deploy/web",
            "#!sim timeline deploy/web --interactive");

        await page.Evaluate<JsonObject>($"{Run}(0)");
        var rollout = await Watch(page, 1, "rollout", "◔");
        Assert.All(rollout, look => Assert.InRange(look.Areas, 0, 1));
        Assert.True(rollout.Count > 4, $"The rollout changed {rollout.Count} times.");
        Assert.Contains("deployment \"web\" successfully rolled out", rollout[^1].Text, StringComparison.Ordinal);

        var watch = await Watch(page, 2, "watch", "bold: changed just now");
        Assert.DoesNotContain("bold:", watch[^1].Text, StringComparison.Ordinal);

        var run = await Watch(page, 3, "run", " of 10s");
        Assert.All(run, look => Assert.InRange(look.Areas, 0, 1));
        Assert.True(run.Count > 3, $"The clock changed {run.Count} times.");
        Assert.StartsWith("It is 2026-01-05 09:", run[^1].Text, StringComparison.Ordinal);

        await page.Evaluate<JsonObject>($"{Run}(4)");
        var title = await Hover(page);
        Assert.Contains("worker-", title, StringComparison.Ordinal);
        await page.Picture("notebook-timeline-hover");

        await page.Evaluate<JsonObject>($"{Run}(5)");
        await page.Until("Jupyter.notebook.get_cell(5).output_area.element.find('.js-plotly-plot .main-svg').length > 0");
        await page.Picture("notebook-timeline-interactive");

        await page.Evaluate<bool>("Jupyter.notebook.save_notebook().then(() => true)");
        Assert.NotEmpty(page.Requests);
        Assert.Empty(page.ForeignRequests);
        await ComesBack(browser, server, "scratch", trusted: true);
        var saved = File.ReadAllText(_sandbox.PathOf("scratch.ipynb"));
        _sandbox.Write("foreign.ipynb", saved.Replace("#!sim run 10s", "#!sim run 11s", StringComparison.Ordinal)); // unknown to the server, so untrusted
        await ComesBack(browser, server, "foreign", trusted: false);
    }

    /// <summary>Opens a saved notebook: its tables and pictures are there, trusted or not.</summary>
    private static async Task ComesBack(Chromium browser, NotebookServer server, string name, bool trusted)
    {
        var page = await Open(browser, server, name);
        Assert.Equal(trusted, await page.Evaluate<bool>("Jupyter.notebook.trusted"));
        Assert.Contains("796cf5c97c", await page.Evaluate<string>("Jupyter.notebook.get_cell(2).output_area.element.find('table')[0].innerText"), StringComparison.Ordinal);
        await page.Until("[...document.querySelectorAll('.output_area img')].some(image => image.src.startsWith('data:image/svg+xml') && image.naturalWidth > 0 && image.clientWidth > 600)");
        await page.Evaluate<bool>("Jupyter.notebook.get_cell(4).element[0].scrollIntoView(), true");
        await page.Picture($"notebook-{name}-reloaded");
        Assert.Empty(page.ForeignRequests);
    }

    /// <summary>Points at the first bar of a pod with a node in the timeline of the last cell.</summary>
    /// <returns>What the browser shows beside the pointer then.</returns>
    private static async Task<string> Hover(Page page)
    {
        const string Bars = "Jupyter.notebook.get_cell(4).output_area.element.find('img ~ [title*=worker-]')";
        await page.Evaluate<bool>($"{Bars}[0].scrollIntoView({{ block: 'center' }}), true");
        var place = await page.Evaluate<double[]>($"(box => [box.x + box.width / 2, box.y + box.height / 2])({Bars}[0].getBoundingClientRect())");
        await page.PointAt(place[0], place[1]);
        return await page.Evaluate<string>(string.Create(CultureInfo.InvariantCulture, $"document.elementFromPoint({place[0]}, {place[1]}).title"));
    }

    /// <summary>Writes a notebook and opens it, with the kernel connected.</summary>
    private async Task<Page> Write(Chromium browser, NotebookServer server, string name, params string[] cells)
    {
        _sandbox.Write($"{name}.ipynb", new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 4,
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "kubenotebooks", ["display_name"] = "KubeNotebooks (C#)", ["language"] = "C#" } },
            ["cells"] = new JsonArray([.. cells.Select(source => new JsonObject
            {
                ["cell_type"] = "code", ["metadata"] = new JsonObject(), ["execution_count"] = null, ["outputs"] = new JsonArray(), ["source"] = source,
            })]),
        }.ToJsonString());
        return await Open(browser, server, name);
    }

    /// <summary>Opens a notebook that is there.</summary>
    private static async Task<Page> Open(Chromium browser, NotebookServer server, string name)
    {
        var page = await browser.Open();
        await page.Look(1280, 900, dark: false);
        await page.Go($"{server.Address}/notebooks/{name}.ipynb");
        await page.Until("window.Jupyter && Jupyter.notebook && Jupyter.notebook._fully_loaded && Jupyter.notebook.kernel && Jupyter.notebook.kernel.is_connected()");
        return page;
    }

    /// <summary>Runs a cell, takes a picture of it on the way and one of its end, and tells how its outputs looked.</summary>
    private static async Task<List<(int Areas, string Text)>> Watch(Page page, int cell, string name, string onTheWay)
    {
        var running = page.Evaluate<JsonObject>($"{Run}({cell})");
        await page.Until($"Jupyter.notebook.get_cell({cell}).output_area.element[0].innerText.includes('{onTheWay}')");
        await page.Picture($"notebook-{name}-live");
        var told = await running;
        await page.Picture($"notebook-{name}-done");
        Assert.InRange((double)told["milliseconds"]!, 500, 11_000);
        return [.. told["seen"]!.AsArray().Select(look => ((int)look!["areas"]!, (string)look["text"]!))];
    }
}
