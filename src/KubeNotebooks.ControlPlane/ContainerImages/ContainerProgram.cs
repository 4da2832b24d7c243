using k8s.Models;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>Which program a container runs: the image's own, or what <c>command</c> and <c>args</c> say.</summary>
public static class ContainerProgram
{
    /// <summary>What the container's program does.</summary>
    /// <param name="image">The image that it is started from.</param>
    /// <param name="container">May replace the image's program.</param>
    public static ProgramBehaviour Of(ContainerImage image, V1Container container)
    {
        if (container.Command is null or { Count: 0 } && (container.Args is null or { Count: 0 } || !IsReplacedByArguments(image, container.Args)))
            return image.Program;
        IEnumerable<string> words = [.. container.Command ?? [], .. container.Args ?? []];
        return ShellProgram.Interpret([.. words], image);
    }

    // An image with a server as entrypoint passes arguments on to it; one with a shell runs them.
    private static bool IsReplacedByArguments(ContainerImage image, IList<string> arguments) =>
        image.IsShell || ShellProgram.IsShell(arguments[0]) || !arguments[0].StartsWith('-');
}
