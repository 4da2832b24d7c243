using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Tests.ContainerImages;

public class ImageTests
{
    [Theory] // as written => complete, as Docker shows it
    [InlineData("nginx", "docker.io/library/nginx:latest", "nginx:latest")]
    [InlineData("nginx:1.16", "docker.io/library/nginx:1.16", "nginx:1.16")]
    [InlineData("docker.io/nginx:1.16", "docker.io/library/nginx:1.16", "nginx:1.16")]
    [InlineData("kubenotebooks/crash:1.0", "docker.io/kubenotebooks/crash:1.0", "kubenotebooks/crash:1.0")]
    [InlineData("registry.k8s.io/pause:3.9", "registry.k8s.io/pause:3.9", "registry.k8s.io/pause:3.9")]
    [InlineData("localhost:5000/web", "localhost:5000/web:latest", "localhost:5000/web:latest")]
    public void Names_are_completed(string name, string complete, string familiar)
    {
        Assert.True(ImageReference.TryParse(name, out var reference, out _));
        Assert.Equal((complete, familiar), (reference.Canonical, reference.Familiar));
    }

    [Theory] // as written => what is wrong
    [InlineData("Nginx", "invalid reference format: repository name (library/Nginx) must be lowercase")]
    [InlineData("nginx:", "invalid reference format")]
    [InlineData("nginx 1.16", "invalid reference format")]
    [InlineData("nginx:1:2", "invalid reference format")]
    public void Broken_names_are_refused(string name, string error)
    {
        Assert.False(ImageReference.TryParse(name, out _, out var complaint));
        Assert.Equal(error, complaint);
    }

    [Theory] // minor version, image => the runtime's words
    [InlineData(32, "nginx:1.161", "rpc error: code = NotFound desc = failed to pull and unpack image \"docker.io/library/nginx:1.161\": failed to resolve reference \"docker.io/library/nginx:1.161\": docker.io/library/nginx:1.161: not found")]
    [InlineData(17, "nginx:1.161", "rpc error: code = Unknown desc = Error response from daemon: manifest for nginx:1.161 not found: manifest unknown: manifest unknown")]
    [InlineData(17, "ngnix", "rpc error: code = Unknown desc = Error response from daemon: pull access denied for ngnix, repository does not exist or may require 'docker login': denied: requested access to the resource is denied")]
    public void An_unknown_image_is_refused_in_the_runtimes_words(int minor, string name, string error)
    {
        Assert.True(ImageReference.TryParse(name, out var reference, out _));
        Assert.Equal(error, PullErrors.NotFound(reference, ImageCatalogue.WellKnown, KubernetesVersion.Parse($"1.{minor}")));
    }

    [Theory] // the script => seconds until it ends (-1: never), exit code
    [InlineData("exit 3", 0.02, 3)]
    [InlineData("sleep 5; exit 1", 5.02, 1)]
    [InlineData("echo hello && sleep 1m", 60.02, 0)]
    [InlineData("sleep infinity", -1, 0)]
    [InlineData("while true; do date; sleep 1; done", -1, 0)]
    [InlineData("nosuchtool", 0.02, 127)]
    public void Small_shell_scripts_are_followed(string script, double seconds, int exitCode)
    {
        var program = Program("busybox:1.36", ["sh", "-c", script], null);

        Assert.Equal(seconds, program.ExitsAfter?.TotalSeconds ?? -1, 3);
        Assert.Equal(exitCode, program.ExitCode);
    }

    [Fact]
    public void The_documentations_liveness_example_makes_and_removes_its_file()
    {
        var program = Program("busybox:1.36", null, ["/bin/sh", "-c", "touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600"]);

        var file = Assert.Single(program.Files);
        Assert.Equal(("/tmp/healthy", 0.02, 30.02), (file.Path, file.From.TotalSeconds, file.Until!.Value.TotalSeconds));
    }

    [Fact]
    public void A_program_that_an_image_has_not_got_cannot_be_started() =>
        Assert.EndsWith("exec: \"serve\": executable file not found in $PATH: unknown", Program("nginx:1.27", ["serve"], null).StartError);

    [Fact]
    public void Flags_are_passed_on_to_an_images_server() =>
        Assert.Equal(80, Program("nginx:1.27", null, ["-g", "daemon off;"]).Ports[0]);

    private static ProgramBehaviour Program(string image, IList<string>? command, IList<string>? args)
    {
        Assert.True(ImageReference.TryParse(image, out var reference, out _));
        return ContainerProgram.Of(ImageCatalogue.WellKnown.Find(reference)!, new V1Container { Command = command, Args = args });
    }
}
