#pragma warning disable IDE0130 // the names are the host's: the script in the package is compiled against them
using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace Microsoft.DotNet.Interactive;

// The few members of .NET Interactive's API that extension.dib touches, with the signatures that they have there.

public delegate Task KernelCommandInvocation(KernelCommand command, KernelInvocationContext context);

public delegate Task KernelPipelineContinuation(KernelCommand command, KernelInvocationContext context);

public delegate Task KernelCommandPipelineMiddleware(KernelCommand command, KernelInvocationContext context, KernelPipelineContinuation next);

public sealed class KernelInfo
{
    public ICollection<KernelDirective> SupportedDirectives { get; } = [];
}

public class Kernel
{
    public Kernel? RootKernel { get; set; }

    public KernelInfo KernelInfo { get; } = new();

    internal List<KernelCommandPipelineMiddleware> Middlewares { get; } = [];

    public void AddDirective(KernelActionDirective directive, KernelCommandInvocation handler)
    {
        Assert.NotNull(handler);
        Assert.DoesNotContain(KernelInfo.SupportedDirectives, one => one.Name == directive.Name); // the host throws
        KernelInfo.SupportedDirectives.Add(directive);
    }

    public void AddMiddleware(KernelCommandPipelineMiddleware middleware, [CallerMemberName] string? caller = null) => Middlewares.Add(middleware);
}

public sealed class CompositeKernel : Kernel, IEnumerable<Kernel>
{
    private readonly List<Kernel> _kernels = [];

    public void Add(Kernel kernel)
    {
        kernel.RootKernel = this;
        _kernels.Add(kernel);
    }

    public IEnumerator<Kernel> GetEnumerator() => _kernels.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public sealed class KernelInvocationContext
{
    private static readonly AsyncLocal<KernelInvocationContext?> Flowing = new();

    public static KernelInvocationContext? Current
    {
        get => Flowing.Value;
        internal set => Flowing.Value = value;
    }

    public required Kernel HandlingKernel { get; init; }

    public required KernelCommand Command { get; init; }

    public CancellationToken CancellationToken { get; init; }

    internal List<KernelEvent> Events { get; } = [];

    internal string? Failure { get; private set; }

    public void Publish(KernelEvent @event)
    {
        if (Failure is null && !CancellationToken.IsCancellationRequested) Events.Add(@event);
    }

    public void Fail(KernelCommand command, Exception? exception = null, string? message = null)
    {
        Assert.Same(Command, command);
        Failure = message;
    }
}
