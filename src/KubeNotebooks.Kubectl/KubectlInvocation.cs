using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.Api;

namespace KubeNotebooks.Kubectl;

/// <summary>A kubectl command line and what surrounds it.</summary>
/// <param name="Arguments">The words after <c>kubectl</c>, quotes already resolved.</param>
public sealed record KubectlInvocation(ImmutableArray<string> Arguments)
{
    /// <summary>What <c>-f -</c> reads; null when nothing is piped in.</summary>
    public string? StandardInput { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public string WorkingDirectory { get; init; } = ".";

    /// <summary>Environment variables that kubectl looks at, such as <c>KUBECTL_EXTERNAL_DIFF</c>.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Gets each piece of output as it is written, for those who watch; the result holds all of it too.</summary>
    public Action<OutputChunk>? OnOutput { get; init; }

    /// <summary>Gets each note of what the output is about as it is made; the result holds all of them too.</summary>
    public Action<Printed>? OnPrinted { get; init; }

    /// <summary>Asked between steps: the command ends early when it answers true (an interrupt).</summary>
    public Func<bool> Interrupted { get; init; } = () => false;
}

/// <summary>A piece of what a command wrote.</summary>
/// <param name="IsError">On standard error rather than standard output.</param>
/// <param name="Text">The text, as written.</param>
public readonly record struct OutputChunk(bool IsError, string Text);

/// <summary>What a kubectl command did, said and showed.</summary>
/// <param name="ExitCode">0: all well; 1: an error (for <c>diff</c>: differences); 2 and more as the command defines.</param>
/// <param name="StandardOutput">The exact bytes of kubectl's standard output, as text.</param>
/// <param name="StandardError">The same for standard error.</param>
/// <param name="Printed">What the output was about, in the order in which it was printed.</param>
public sealed record KubectlResult(int ExitCode, string StandardOutput, string StandardError, ImmutableArray<Printed> Printed)
{
    /// <summary>The tables that it printed, if any.</summary>
    public IEnumerable<Table> Tables => Printed.OfType<PrintedTable>().Select(printed => printed.Table);
}
