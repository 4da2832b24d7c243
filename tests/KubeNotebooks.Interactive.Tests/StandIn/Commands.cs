#pragma warning disable IDE0130 // the names are the host's
namespace Microsoft.DotNet.Interactive.Commands;

public abstract class KernelCommand(string? targetKernelName)
{
    public string? TargetKernelName { get; } = targetKernelName;

    public KernelCommand? Parent { get; private set; }

    public void SetParent(KernelCommand parent, bool bubbleEvents = false) => Parent = parent;
}

public sealed class SubmitCode(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public string Code { get; } = code;

    public override string ToString() => $"SubmitCode: {Code}";
}

public sealed class RequestDiagnostics(string code, string? targetKernelName = null) : KernelCommand(targetKernelName)
{
    public string Code { get; } = code;
}

internal sealed class DirectiveCommand(string line) : KernelCommand("csharp")
{
    public string Line { get; } = line;

    public override string ToString() => $"Directive: {Line}";
}
