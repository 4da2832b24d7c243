using System.Text;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Outputs;
using KubeNotebooks.Notebook.Tests;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Directives;
using Microsoft.DotNet.Interactive.Events;

namespace KubeNotebooks.Interactive.Tests;

/// <summary>Does with cells what .NET Interactive does: cuts them where a line begins with <c>#!</c>, and sends the parts through the middleware.</summary>
/// <remarks>Its C# is our own engine's.</remarks>
internal sealed class HostStandIn
{
    private static readonly Lazy<Task<HostStandIn>> OneForMany = new(LoadedAsync);

    private readonly NotebookSession _csharp = Sessions.WithCSharp();

    public HostStandIn()
    {
        Root.RootKernel = Root;
        Root.Add(CSharp);
        foreach (var own in (string[])["#!csharp", "#!lsmagic"]) Root.AddDirective(new KernelActionDirective(own), (_, _) => Task.CompletedTask);
    }

    /// <summary>The script as it stands in the package.</summary>
    public static string Script { get; } = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "src", "KubeNotebooks.Interactive", "extension.dib"))
        .ReplaceLineEndings("\n");

    public CompositeKernel Root { get; } = [];

    private Kernel CSharp { get; } = new();

    /// <summary>A host that has loaded the script; time passes at once.</summary>
    public static async Task<HostStandIn> LoadedAsync()
    {
        var host = new HostStandIn();
        Assert.Null((await host.LoadAsync()).Failure);
        await host.RunAsync("#!sim clock --speed max");
        return host;
    }

    /// <summary>The same for all tests to which it makes no difference: loading takes a moment. Its cluster is a new one.</summary>
    public static async Task<HostStandIn> ShareAsync()
    {
        var host = await OneForMany.Value;
        await host.RunAsync("#!sim reset");
        return host;
    }

    /// <summary>Runs the script.</summary>
    public Task<KernelInvocationContext> LoadAsync() => RunAsync(Script);

    /// <summary>Runs a cell.</summary>
    public async Task<KernelInvocationContext> RunAsync(string code, CancellationToken interrupt = default)
    {
        var cell = new SubmitCode(code, "csharp");
        var context = new KernelInvocationContext { HandlingKernel = CSharp, Command = cell, CancellationToken = interrupt };
        KernelInvocationContext.Current = context;
        if (Refusal(code) is { } refusal) context.Fail(cell, message: refusal);
        foreach (var part in Split(code, stretch => new SubmitCode(stretch, "csharp")))
        {
            if (context.Failure is not null || interrupt.IsCancellationRequested) break;
            part.SetParent(cell, true);
            await SendAsync(part, context);
        }
        return context;
    }

    /// <summary>Which stretches of a cell the host's C# is asked about while one types.</summary>
    public async Task<List<string>> DiagnosedAsync(string code)
    {
        var cell = new RequestDiagnostics(code, "csharp");
        var context = new KernelInvocationContext { HandlingKernel = CSharp, Command = cell };
        var asked = new List<string>();
        foreach (var part in Split(code, stretch => new RequestDiagnostics(stretch, "csharp")).OfType<RequestDiagnostics>())
        {
            part.SetParent(cell);
            await Assert.Single(Root.Middlewares)(part, context, (command, _) =>
            {
                asked.Add(((RequestDiagnostics)command).Code);
                return Task.CompletedTask;
            });
        }
        return asked;
    }

    /// <summary>What is to be read after a run: streams, and displays as they ended.</summary>
    public static string Text(KernelInvocationContext context)
    {
        var shown = new List<(string? Id, string Text)>();
        foreach (var output in context.Events.OfType<DisplayEvent>())
        {
            var text = output.FormattedValues.Single(form => form.MimeType == "text/plain").Value;
            if (output is DisplayedValueUpdated) shown[shown.FindIndex(one => one.Id == output.ValueId)] = (output.ValueId, text);
            else shown.Add((output.ValueId, text));
        }
        return string.Concat(shown.Select(one => one.Text)) + context.Failure;
    }

    private Task SendAsync(KernelCommand part, KernelInvocationContext context)
    {
        KernelPipelineContinuation run = RunPart;
        foreach (var middleware in Root.Middlewares.AsEnumerable().Reverse())
        {
            var next = run;
            run = (command, same) => middleware(command, same, next);
        }
        return run(part, context);
    }

    private Task RunPart(KernelCommand command, KernelInvocationContext context)
    {
        if (command is not SubmitCode code) return Task.CompletedTask; // #!csharp
        var outputs = new OutputCollector();
        var error = _csharp.Run(code.Code, outputs).Error;
        foreach (var output in outputs.Outputs)
        {
            if (output is StreamOutput stream) context.Publish(new StandardOutputValueProduced(context.Command, [new("text/plain", stream.Text)]));
            if (output is ExecuteResult { Data: var value }) context.Publish(new DisplayedValueProduced(null, context.Command, [new("text/plain", value.Plain)]));
        }
        if (error is not null) context.Fail(context.Command, message: error.Message);
        return Task.CompletedTask;
    }

    /// <summary>What the host's own parser refuses before anything runs.</summary>
    private string? Refusal(string code)
    {
        foreach (var line in Lines(code).Where(IsMagic))
        {
            var words = line.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
            if (Root.KernelInfo.SupportedDirectives.FirstOrDefault(one => one.Name == words[0]) is not KernelActionDirective magic)
                return $"DNI101: Unknown magic command '{words[0]}'";
            foreach (var word in words.Skip(1))
            {
                if (magic.Subcommands.Any(one => one.Name == word)) break;
                if (word.StartsWith('-') && magic.Parameters.All(one => one.Name != word)) return $"DNI103: Unrecognized parameter name '{word}'";
            }
        }
        return null;
    }

    private static List<KernelCommand> Split(string code, Func<string, KernelCommand> csharp)
    {
        var parts = new List<KernelCommand>();
        var stretch = new StringBuilder();
        foreach (var line in Lines(code))
        {
            if (!IsMagic(line))
            {
                stretch.Append(line);
                continue;
            }
            End();
            parts.Add(new DirectiveCommand(line.TrimEnd()));
        }
        End();
        return parts;

        void End()
        {
            if (!string.IsNullOrWhiteSpace(stretch.ToString())) parts.Add(csharp(stretch.ToString()));
            stretch.Clear();
        }
    }

    private static bool IsMagic(string line) => line.StartsWith("#!", StringComparison.Ordinal);

    /// <summary>The lines with their ends.</summary>
    private static IEnumerable<string> Lines(string code)
    {
        for (var start = 0; start < code.Length;)
        {
            var end = code.IndexOf('\n', start) + 1;
            if (end == 0) end = code.Length;
            yield return code[start..end];
            start = end;
        }
    }
}
