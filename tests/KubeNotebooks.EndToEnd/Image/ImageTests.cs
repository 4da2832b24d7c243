using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using KubeNotebooks.EndToEnd.Browser;

namespace KubeNotebooks.EndToEnd.Image;

/// <summary>The image, built from its Dockerfile and used as mybinder.org, a hub and a learner use it.</summary>
public sealed class ImageTests(BuiltImage image) : IClassFixture<BuiltImage>
{
    /// <summary>The program with which BinderHub starts a server, in short; the image need not have one of its own.</summary>
    /// <remarks>Source: BinderHub, helm-chart/binderhub/values.yaml, singleuser.cmd.</remarks>
    private const string Launcher = "import os, sys, jupyterlab.labapp; os.execvp('jupyter-lab', sys.argv)";

    /// <summary>Presses the button. JupyterLab's buttons act when the mouse goes down.</summary>
    private const string RestartAndRunAll = """
        (button => (button.querySelector('button') ?? button).dispatchEvent(new MouseEvent('mousedown', { bubbles: true })))
        (document.querySelector('[data-command="notebook:restart-run-all"]'))
        """;

    private const string Place = "/user/kubenotebooks-7/";

    [Fact]
    public void It_has_what_a_hub_asks_for_runs_every_lesson_to_the_byte_and_stays_below_250_MB()
    {
        image.Build();
        var told = image.Succeed("sh", "/shared/use_image.sh");
        var lessons = Directory.GetFiles(Path.Combine(Sandbox.Repository, "notebooks"), "*.ipynb", SearchOption.AllDirectories)
            .Count(path => !path.Contains(".executed.", StringComparison.Ordinal) && !path.Contains(".ipynb_checkpoints", StringComparison.Ordinal));
        Assert.Equal(lessons, Regex.Count(told, "^the same bytes: ", RegexOptions.Multiline));
        Assert.Contains("JupyterHub 5.", told, StringComparison.Ordinal);
        Assert.Contains("/usr/local/share/jupyter/kernels/kubenotebooks", told, StringComparison.Ordinal);
        var resident = Regex.Match(told, @"^1 kernel after the tutorial: resident at most (\d+) MB", RegexOptions.Multiline).Groups[1].Value;
        Assert.InRange(int.Parse(resident, CultureInfo.InvariantCulture), 50, 250);
    }

    [Fact]
    public async Task Binder_s_command_opens_the_tutorial_in_JupyterLab_and_it_runs_from_top_to_bottom()
    {
        image.Build();
        await using var browser = await Chromium.Start();
        using var server = Serve(out var address);
        using var http = new HttpClient();
        try
        {
            var page = await browser.Open();
            await page.Look(1280, 900, dark: false);
            await Chromium.Until(() => NotebookServer.Answers(http, address), "JupyterLab did not start.");
            await page.Go($"{address}/?token=t"); // the address without a path leads to the tutorial
            await page.Until("document.querySelector('#jp-main-statusbar')?.innerText.includes('KubeNotebooks (C#) | Idle')");
            Assert.Contains("05-rollout-and-rollback.ipynb", await page.Evaluate<string>("document.querySelector('#jp-main-statusbar').innerText"), StringComparison.Ordinal);
            await Trusted(page);

            await page.Evaluate<bool>(RestartAndRunAll);
            await page.Until("document.querySelector('.jp-Dialog-button.jp-mod-accept')");
            await page.Evaluate<bool>("document.querySelector('.jp-Dialog-button.jp-mod-accept').click(), true");
            await page.Until("document.querySelector('.jp-Notebook').innerText.includes('[*]:')");
            await page.Until("!document.querySelector('.jp-Notebook').innerText.includes('[*]:')");
            await page.Picture("lab-tutorial");
            Assert.Equal(0, await page.Evaluate<int>("document.querySelectorAll('.jp-Notebook [data-mime-type=\"application/vnd.jupyter.error\"]').length"));
            await Trusted(page);
            Assert.NotEmpty(page.Requests);
            Assert.Empty(page.ForeignRequests);
        }
        finally
        {
            using var ended = await http.PostAsync(new Uri($"{address}/api/shutdown?token=t"), null); // buildah would leave it running
            await server.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>The outputs are shown with their styles, and the timeline as a picture.</summary>
    private static async Task Trusted(Page page)
    {
        await page.Until("document.querySelector('.jp-OutputArea [style*=\"border-left\"]')");
        await page.Until("[...document.querySelectorAll('.jp-OutputArea img')].some(image => image.src.startsWith('data:image/svg+xml') && image.naturalWidth > 0 && image.clientWidth > 600)");
    }

    /// <summary>Starts JupyterLab with the command line of BinderHub, which says everything twice, for the classic server and for the present one.</summary>
    private Process Serve(out string address)
    {
        var port = NotebookServer.FreePort().ToString(CultureInfo.InvariantCulture);
        address = $"http://127.0.0.1:{port}{Place.TrimEnd('/')}";
        string[] settings = [$"base_url={Place}", "token=t", "trust_xheaders=True", "allow_origin=*", "allow_origin_pat=.*"];
        var server = Process.Start(image.StartInfo(["python3", "-c", Launcher, "--ip=0.0.0.0", $"--port={port}",
            .. new[] { "NotebookApp", "ServerApp" }.SelectMany(application => settings.Select(setting => $"--{application}.{setting}"))]))!;
        server.ErrorDataReceived += (_, _) => { };
        server.OutputDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        server.BeginOutputReadLine();
        return server;
    }
}
