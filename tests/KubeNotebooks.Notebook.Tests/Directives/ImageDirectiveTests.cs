using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Tests;

namespace KubeNotebooks.Notebook.Tests.Directives;

public class ImageDirectiveTests
{
    private const string First = "#!sim image build web:1.1 --from nginx:1.17 --change \"worker_connections 2048;\" --label ready-after=10s com.example.team=web";
    private readonly NotebookSession _session = new();

    [Fact]
    public void An_image_is_built_pushed_listed_and_shown()
    {
        Run("#!sim reset --cached nginx:1.17 --nodes 2");
        Assert.Equal("stdout: You have built no image. #!sim image build NAME --from BASE builds one; #!sim image list --all lists those of the registry.\n\nok", Run("#!sim image list"));
        Assert.Equal("""
            stdout: Built web:1.1 from nginx:1.17: 51.0 MB, digest sha256:333a53e2c2c4.
            It lies on your machine only. #!sim image push web:1.1 makes it known to the nodes.

            ok
            """, Run(First));
        Assert.Contains("digest sha256:333a53e2c2c4. Nothing differs from the build before, so it is the same image.\n", Run(First), StringComparison.Ordinal);
        Assert.Equal("stdout: Pushed web:1.1 to docker.io: digest sha256:333a53e2c2c4.\n\nok", Run("#!sim image push web:1.1"));
        Assert.Equal("stdout: web:1.1 is in the registry already, with the same content (sha256:333a53e2c2c4).\n\nok", Run("#!sim image push web:1.1"));

        Run("#!kube create deployment web --image=web:1.1 --replicas=2\n#!sim run 20s");
        Assert.Contains("digest sha256:659c13081421. It takes the place of the build before (sha256:333a53e2c2c4).\n",
            Run("#!sim image build web:1.1 --from nginx:1.17 --change \"worker_connections 4096;\""), StringComparison.Ordinal);
        Assert.Contains("   your machine; the registry has another content\n", Run("#!sim image list"), StringComparison.Ordinal);
        Assert.Equal("""
            stdout: Pushed web:1.1 to docker.io: digest sha256:659c13081421.
            The tag meant sha256:333a53e2c2c4 before. Nothing rolls out by itself: no manifest has changed.
            worker-1, worker-2 keep the old content under this name: new pods there run that, unless their imagePullPolicy is Always. A new tag avoids this.

            ok
            """, Run("#!sim image push web:1.1"));
        Assert.Equal("""
            stdout: Image      web:1.1
            Digest     sha256:659c13081421889575577cb4001af5eb4ab1bc0bd8a6bd83411d4f6a281aad3a
            Size       51.0 MB
            Built      from nginx:1.17
                       change: worker_connections 4096;
            Registry   this content
            Nodes      worker-1: another content (sha256:333a53e2c2c4)
                       worker-2: another content (sha256:333a53e2c2c4)

            ok
            """, Run("#!sim image show web:1.1"));
        Assert.Equal("""
            stdout: NAME      BASE         SIZE      DIGEST                WHERE
            web:1.1   nginx:1.17   51.0 MB   sha256:659c13081421   your machine, registry

            ok
            """, Run("#!sim image list"));
        Assert.Contains("\nnginx:1.17 ", Run("#!sim image list --all"), StringComparison.Ordinal);
    }

    [Fact]
    public void Why_knows_what_was_built_and_not_pushed_and_what_was_pushed_since()
    {
        Run("#!sim reset --cached nginx:1.17\n#!kube create deployment web --image=nginx:1.17\n#!kube rollout status deployment web");
        Run("#!sim image build web:1.1 --from nginx:1.17 --change more\n#!kube set image deployment web nginx=web:1.1\n#!sim run 9s");
        Assert.Contains("""
            ✕ It will not go on by itself.  deployment/web
              The new pod cannot pull web:1.1: the registry answers “pull access denied, repository does not exist or may require authorization”. It was built on your machine and not pushed.
            """, Run("#!sim why deploy/web"), StringComparison.Ordinal);
        Assert.Contains("\n  Ways out: kubectl rollout undo deployment web; or #!sim image push web:1.1.\n", Run("#!sim why deploy/web"), StringComparison.Ordinal);
        Run("#!sim image push web:1.1");
        Assert.Contains("""
            ◔ It goes on by itself.  deployment/web
              The new pod could not pull web:1.1. The registry has it now, and the nodes try again.
            """, Run("#!sim why deploy/web"), StringComparison.Ordinal);
        Assert.Contains("successfully rolled out", Run("#!kube rollout status deployment web --timeout=30s"), StringComparison.Ordinal);
    }

    [Theory] // cell => message
    [InlineData("#!sim image build web:1 --from ngnix:1.17", "There is no image ngnix:1.17 to build upon, neither on your machine nor in the registry. Did you mean nginx:1.17 or nginx:1.14? #!sim image list --all lists all.")]
    [InlineData("#!sim image build web:1 --from nginx:1.17\n#!sim image build web:2 --from web", "web means web:latest, and there is no such image to build upon, neither on your machine nor in the registry. Did you mean web:1? #!sim image list --all lists all.")]
    [InlineData("#!sim image build Web:1 --from nginx:1.17", "\"Web:1\" is no image: invalid reference format: repository name (library/Web) must be lowercase. Write NAME:TAG in small letters, such as web:1.1.")]
    [InlineData("#!sim image build web:1", "--from is missing: the image to build upon. It is written: #!sim image build NAME --from BASE [--change TEXT…] [--label KEY=VALUE…]")]
    [InlineData("#!sim image build web:1 --from nginx:1.17 --label crash-aftr=10s", "No label crash-aftr changes what a program does. Did you mean crash-after? There are: crash-after, exit-code, failing-path, ignores-sigterm, log, memory, memory-after, ready-after, serves, start-time. A label of your own needs a dot, such as com.example.crash-aftr.")]
    [InlineData("#!sim image build web:1 --from nginx:1.17 --label ready", "A label is KEY=VALUE, such as ready-after=10s, not \"ready\".")]
    [InlineData("#!sim image build web:1 --from nginx:1.17 --label ready-after=x", "The label ready-after needs DURATION|never, such as ready-after=20s, and not \"x\".")]
    [InlineData("#!sim image push web:1", "web:1 is not built on your machine. Nothing is built yet; #!sim image build web:1 --from BASE builds it.")]
    [InlineData("#!sim image build nginx:1.17 --from nginx:1.17\n#!sim image push nginx:1.17", "The repository nginx is not yours, and the registry refuses: denied: requested access to the resource is denied. Build it under a name of your own, such as my-nginx:1.17.")]
    [InlineData("#!sim image build registry.example.com/web:1 --from nginx:1.17\n#!sim image push registry.example.com/web:1", "There is no registry registry.example.com: no such host. A name without a host, such as web:1, goes to docker.io.")]
    [InlineData("#!sim image show nginx:1.17", "nginx:1.17 is an image of the registry, which you did not build: nothing more is known of it.")]
    [InlineData("#!sim image", "#!sim image needs a second word: build, push, list, show.")]
    [InlineData("#!sim image biuld", "#!sim image knows no \"biuld\". Did you mean build? There are: build, push, list, show.")]
    public void What_cannot_be_done_is_explained(string cell, string message) => Assert.Contains($"error MagicError: {message}\n", Run(cell), StringComparison.Ordinal);

    [Theory] // cell, with the cursor at its end => one of the proposals
    [InlineData("#!sim image b", "build")]
    [InlineData("#!sim image build web:1 --from ngin", "nginx:1.17")]
    [InlineData("#!sim image build web:1 --from ow", "own:1.0")]
    [InlineData("#!sim image build web:1 --label cr", "crash-after=10s")]
    [InlineData("#!sim image build web:1 --label crash-after=10s ign", "ignores-sigterm=true")]
    [InlineData("#!sim image build web:1 --c", "--change")]
    [InlineData("#!sim image push ", "own:1.0")]
    public void Proposals_fit_the_place(string cell, string proposal)
    {
        Run("#!sim image build own:1.0 --from nginx:1.17");
        Assert.Contains(proposal, _session.Completer.Complete(cell, cell.Length).Items.Select(item => item.Text));
    }

    [Fact]
    public void The_help_and_the_page_have_every_label()
    {
        var help = Run("#!help #!sim image build");
        var page = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "images.md"));
        foreach (var label in ImageLabel.All)
        {
            Assert.Contains($"    {label.Name}={label.Value} ", help, StringComparison.Ordinal);
            Assert.Contains($"| `{label.Name}={label.Value.Replace("|", "\\|", StringComparison.Ordinal)}` | `{label.Name}={label.Example}` | {label.Summary}. |\n", page, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("#!sim image push IMAGE", help, StringComparison.Ordinal);
        Assert.Contains("#!sim image push IMAGE", Run("#!help sim image"), StringComparison.Ordinal);
    }

    private string Run(string cell) => CellText.Run(_session, cell);
}
