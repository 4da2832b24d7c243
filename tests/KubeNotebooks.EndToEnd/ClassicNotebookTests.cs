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
    public async Task A_command_that_waits_is_one_output_that_changes_in_place()
    {
        _sandbox.Succeed(Sandbox.Tool, "install");
        await using var browser = await Chromium.Start();
        await using var server = await NotebookServer.Start(_sandbox);
        var page = await Open(browser, server, "scratch.ipynb",
            "#!sim clock --speed 4\n#!sim reset --seed 3\n#!kube create deployment web --image=nginx:1.27 --replicas=4",
            "#!kube rollout status deploy/web",
            "#!kube scale deploy web --replicas=2\n#!kube get pods -w --request-timeout=40s",
            "#!sim run 10s");

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

        await page.Evaluate<bool>("Jupyter.notebook.save_notebook().then(() => true)");
        Assert.NotEmpty(page.Requests);
        Assert.Empty(page.ForeignRequests);
    }

    /// <summary>Writes a notebook and opens it, with the kernel connected.</summary>
    private async Task<Page> Open(Chromium browser, NotebookServer server, string name, params string[] cells)
    {
        _sandbox.Write(name, new JsonObject
        {
            ["nbformat"] = 4,
            ["nbformat_minor"] = 4,
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "kubenotebooks", ["display_name"] = "KubeNotebooks (C#)", ["language"] = "C#" } },
            ["cells"] = new JsonArray([.. cells.Select(source => new JsonObject
            {
                ["cell_type"] = "code", ["metadata"] = new JsonObject(), ["execution_count"] = null, ["outputs"] = new JsonArray(), ["source"] = source,
            })]),
        }.ToJsonString());
        var page = await browser.Open();
        await page.Look(1280, 900, dark: false);
        await page.Go($"{server.Address}/notebooks/{name}");
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
