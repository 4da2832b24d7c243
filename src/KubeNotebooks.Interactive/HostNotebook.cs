using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.Display;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Live;

namespace KubeNotebooks.Interactive;

/// <summary>A notebook session inside another host, which splits cells by itself and runs their C# itself.</summary>
/// <remarks>The script in the package, <c>extension.dib</c>, joins it to .NET Interactive; nothing here names that host's types.</remarks>
public sealed class HostNotebook
{
    private const string BeforeLine = "Directive: ";

    private readonly NotebookSession _session = new();
    private readonly HashSet<string> _claimed = new(StringComparer.Ordinal);
    private readonly ConditionalWeakTable<object, HostCell> _cells = [];
    private readonly string _displays = $"kubenotebooks-{Guid.NewGuid():n}-";

    /// <summary>The notebook of this process: a host runs one.</summary>
    public static HostNotebook Current { get; } = new();

    /// <summary>The cluster as it is now; another one after <c>#!sim reset</c>.</summary>
    public Cluster Cluster => _session.Cluster;

    /// <summary>What a reader is told once the magics are there.</summary>
    public HostOutput Greeting { get; } = new(
        HostOutputKind.Display,
        MimeBundle.Text("KubeNotebooks is ready: #!kube speaks kubectl, #!help lists what else there is, and in C# the cluster is called cluster.").Entries,
        null);

    /// <summary>Takes the names that the host leaves free, and gets the formatters ready.</summary>
    /// <param name="inUse">The names of the magics that the host knows already.</param>
    /// <returns>The magics to register; none when that was done before.</returns>
    public ImmutableArray<HostMagic> Claim(IEnumerable<string> inUse)
    {
        ArgumentNullException.ThrowIfNull(inUse);
        var free = _session.Directives.ExceptBy(inUse, directive => directive.Name).ToImmutableArray();
        if (free.IsEmpty) return [];
        _claimed.UnionWith(free.Select(directive => directive.Name));
        NewerAssemblies.Install();
        _session.RegisterFormatters();
        return [.. free.Select(HostMagic.Of)];
    }

    /// <summary>Whether a command of the host is a magic that was claimed.</summary>
    /// <param name="command">The command in the host's words: <c>Directive: #!kube get pods</c>.</param>
    public bool Knows(string command) => LineOf(command) is { } line && _claimed.Contains(line.Split([' ', '\t', '\r', '\n'], 2)[0]);

    /// <summary>Runs a magic, and the lines below it that belong to it.</summary>
    /// <param name="cell">The host's object for the cell, by which the parts of a cell are known to belong together.</param>
    /// <param name="code">The whole cell.</param>
    /// <param name="command">The magic in the host's words, one that is known.</param>
    /// <param name="emit">Gets the outputs while it runs; called by one thread at a time.</param>
    /// <param name="interrupt">Ends it.</param>
    /// <returns>What went wrong, for the host to say; null: nothing, or it was interrupted, which the host knows.</returns>
    public async Task<string?> RunAsync(object cell, string code, string command, Action<HostOutput> emit, CancellationToken interrupt)
    {
        var line = LineOf(command) ?? throw new ArgumentException($"\"{command}\" is no magic.", nameof(command));
        if (CellOf(cell, code).Magic(line) is not { } magic) return null;
        // The host listens for an interrupt on the thread that it calls on.
        return await Task.Run(() => Run(magic, emit, interrupt), CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What is left of a stretch of C# once the lines that belong to a magic above are taken out.</summary>
    /// <param name="cell">The host's object for the cell.</param>
    /// <param name="code">The whole cell.</param>
    /// <param name="part">The stretch, as the host gives it.</param>
    /// <returns>The same text where no magic has a part in it; empty when nothing is left.</returns>
    public string Rest(object cell, string code, string part) => CellOf(cell, code).Rest(part);

    private static string? LineOf(string command) =>
        command.StartsWith(BeforeLine, StringComparison.Ordinal) ? command[BeforeLine.Length..] : null;

    private HostCell CellOf(object cell, string code) => _cells.GetValue(cell, _ => new HostCell(code, _session.PlacesOfMagics(code)));

    private string? Run(string magic, Action<HostOutput> emit, CancellationToken interrupt)
    {
        using var output = new HostOutputs(emit, _displays);
        var result = _session.Run(magic, output, new RunOptions { Pace = new RealPace(), Interrupt = interrupt });
        return result.Error is { } error && !interrupt.IsCancellationRequested ? HostOutputs.Text(error) : null;
    }
}
