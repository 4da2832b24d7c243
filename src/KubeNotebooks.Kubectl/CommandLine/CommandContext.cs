using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>What a command runs with: its arguments, the cluster, and where to write.</summary>
internal sealed class CommandContext(FoundCommand found, FlagParser parsed, IApiClient client, KubectlInvocation invocation, Output output)
{
    /// <summary>The command and the commands above it.</summary>
    public FoundCommand Found { get; } = found;

    /// <summary>The cluster.</summary>
    public IApiClient Client { get; } = client;

    /// <summary>The command line and what surrounds it.</summary>
    public KubectlInvocation Invocation { get; } = invocation;

    /// <summary>The flags.</summary>
    public FlagValues Flags => parsed.Values;

    /// <summary>The positional arguments.</summary>
    public IReadOnlyList<string> Arguments => parsed.Arguments;

    /// <summary>How many positional arguments stood before <c>--</c>; -1 without one.</summary>
    public int ArgumentsBeforeDash => parsed.ArgumentsBeforeDash;

    /// <summary>Where to write.</summary>
    public Output Output { get; } = output;

    /// <summary>The release whose kubectl this one behaves like.</summary>
    public KubernetesVersion Version => Client.ServerVersion;

    /// <summary>The time now.</summary>
    public DateTimeOffset Now => Client.Clock.GetUtcNow();

    /// <summary>The namespace of <c>--namespace</c>, or <c>default</c>.</summary>
    public string Namespace => Flags.Text("namespace") is { Length: > 0 } given ? given : "default";

    /// <summary>Whether <c>--namespace</c> was given, so that manifests must agree with it.</summary>
    public bool NamespaceGiven => Flags.Text("namespace").Length > 0;

    /// <summary>Writes a line on standard output.</summary>
    public void Line(string text) => Output.Write(false, text + "\n");

    /// <summary>Writes text on standard output as it is.</summary>
    public void Text(string text) => Output.Write(false, text);

    /// <summary>Writes a line on standard error.</summary>
    public void ErrorLine(string text) => Output.Write(true, text + "\n");

    /// <summary>Writes a warning on standard error.</summary>
    public void Warn(string text) => ErrorLine($"Warning: {text}");

    /// <summary>An error that ends with where to find help.</summary>
    public KubectlException UsageError(string message) =>
        new($"{message}\nSee '{Found.PathText} -h' for help and examples");

    /// <summary>Waits: lets time pass.</summary>
    /// <exception cref="KubectlExitException">Somebody interrupted the command.</exception>
    public void Sleep(TimeSpan span)
    {
        Client.Sleep(span);
        ThrowIfInterrupted();
    }

    /// <summary>Ends the command if somebody interrupted it.</summary>
    /// <exception cref="KubectlExitException">It was interrupted.</exception>
    public void ThrowIfInterrupted()
    {
        if (Invocation.Interrupted()) throw new KubectlExitException(KubectlExitException.InterruptedCode);
    }
}
