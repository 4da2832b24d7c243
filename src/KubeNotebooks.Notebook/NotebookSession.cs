using System.Collections.Immutable;
using System.Globalization;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.Display;
using KubeNotebooks.Display.Charts;
using KubeNotebooks.Kubectl;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Lessons.Progress;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Completion;
using KubeNotebooks.Notebook.Directives;
using KubeNotebooks.Notebook.Files;
using KubeNotebooks.Notebook.Lessons;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook;

/// <summary>All that a notebook's cells can do and have done, whatever the host.</summary>
/// <remarks>One thread at a time runs cells; completion and the like may be asked from another thread meanwhile.</remarks>
public sealed class NotebookSession
{
    private readonly SessionOptions _options;
    private readonly Lazy<ICSharpCells?> _csharp;
    private readonly Lock _running = new();
    private Cluster? _cluster;
    private int _cells;
    private int _displays;

    /// <summary>Starts a session. Its cluster and its compiler start when they are first needed.</summary>
    /// <param name="options">How it behaves; null: as usual.</param>
    public NotebookSession(SessionOptions? options = null)
    {
        _options = options ?? new SessionOptions();
        _csharp = new Lazy<ICSharpCells?>(StartCSharp);
        Files = new SessionFiles(_options.Folder);
        Completer = new CellCompleter(this);
        Work = new LessonWork(new ProgressFile(_options.DataFolder ?? DataFolder.OfUser()));
    }

    /// <summary>The magics that cells can use.</summary>
    public ImmutableArray<Directive> Directives => Catalogue.Directives;

    /// <summary>The cluster as it is now.</summary>
    public Cluster Cluster => _cluster ??= New(_options.Cluster);

    /// <summary>Answers what could stand at a place in a cell, and what stands there.</summary>
    public CellCompleter Completer { get; }

    internal DirectiveCatalogue Catalogue => DirectiveCatalogue.Standard;

    internal SessionFiles Files { get; }

    /// <summary>Where charts get their script from: the first output that needs it brings it.</summary>
    internal PlotlySource Plotly { get; } = new();

    internal SessionOptions Options => _options;

    /// <summary>The clusters that were kept, by name; nobody goes on with one of them, only with its forks.</summary>
    internal SortedDictionary<string, Cluster> Snapshots { get; } = new(StringComparer.Ordinal);

    /// <summary>The lesson that is worked on.</summary>
    internal LessonWork Work { get; }

    /// <summary>Whether kubectl's commands show pictures.</summary>
    internal bool Pictures { get; set; } = true;

    /// <summary>How many virtual seconds pass in a real one where somebody watches; infinite: at once; null: as usual.</summary>
    internal double? Speed { get; set; }

    /// <summary>What runs C#; null when nothing does.</summary>
    internal ICSharpCells? CSharp => _csharp.Value;

    internal bool CSharpStarted => _csharp.IsValueCreated;

    /// <summary>Runs a cell.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="output">Gets its outputs while it runs.</param>
    /// <param name="options">The circumstances; null: nobody watches or interrupts.</param>
    /// <returns>How it ended; an error was also given to <paramref name="output"/>.</returns>
    public CellResult Run(string code, ICellOutput output, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(output);
        options ??= RunOptions.Default;
        lock (_running)
        {
            var number = options.CellNumber ?? ++_cells;
            var cell = new RunningCell(output, this);
            RunningCell.Current = cell;
            try
            {
                RunParts(code, cell, options with { CellNumber = number });
                return CellResult.Ok;
            }
            catch (Exception failure)
            {
                var error = Explain(failure, options.Interrupt);
                cell.Emit(error);
                return new CellResult(error);
            }
            finally
            {
                RunningCell.Current = null;
            }
        }
    }

    /// <summary>Whether a cell, as typed so far, can run.</summary>
    /// <param name="code">The text.</param>
    public Completeness CheckCompleteness(string code) => CompletenessCheck.Of(code, this);

    /// <summary>Where the magics of a cell stand, with the lines that belong to each; a host that runs C# itself needs to know.</summary>
    /// <param name="code">The cell's text.</param>
    /// <returns>Places in the text, in order. A magic that is written wrongly has one too: running it tells what is wrong.</returns>
    public ImmutableArray<Range> PlacesOfMagics(string code) => new CellParser(Catalogue).Places(code);

    /// <summary>Teaches the formatters of .NET notebooks how our types look; a host that runs C# itself calls it once.</summary>
    public void RegisterFormatters() =>
        Formatters.Register(() => RunningCell.Current?.Session.Cluster ?? Cluster, () => RunningCell.Current?.Session.Plotly ?? Plotly);

    /// <summary>Gets what the first <c>#!kube</c> cell needs ready, ahead of it.</summary>
    public void WarmUp()
    {
        lock (_running) new KubectlRunner(new ClusterApiClient(new Cluster(_options.Cluster))).Run(new KubectlInvocation(["get", "pods"]));
    }

    /// <summary>Runs something on the cluster unless a cell runs, which may change it.</summary>
    /// <returns>False when a cell runs.</returns>
    internal bool WhileIdle(Action action)
    {
        if (!_running.TryEnter()) return false;
        try
        {
            action();
            return true;
        }
        finally
        {
            _running.Exit();
        }
    }

    /// <summary>Runs a cell of a lesson's file from within a cell that runs: magics alone, and nobody watches.</summary>
    /// <returns>How it ended; an error was also given to <paramref name="output"/>.</returns>
    internal CellResult RunInside(string code, ICellOutput output, RunOptions options)
    {
        try
        {
            var quiet = options with { Pace = null, OnTimePassed = null };
            foreach (var part in new CellParser(Catalogue).Parse(code))
            {
                options.Interrupt.ThrowIfCancellationRequested();
                if (part is not DirectivePart magic) throw new CellSyntaxException(part.Line, "In a lesson's file only magics can run, the lines that begin with #!: no C#.");
                magic.Directive.Run(new DirectiveCall(this, magic.Arguments, magic.Body ?? "", output, quiet));
            }
            return CellResult.Ok;
        }
        catch (Exception failure) when (!options.Interrupt.IsCancellationRequested)
        {
            var error = Explain(failure, options.Interrupt);
            output.Emit(error);
            return new CellResult(error);
        }
    }

    internal void Reset(ClusterOptions options) => _cluster = New(options);

    /// <summary>Goes on with another cluster.</summary>
    internal void Replace(Cluster cluster) => _cluster = cluster;

    internal string NextDisplayId() => string.Create(CultureInfo.InvariantCulture, $"display-{++_displays}");

    private static Cluster New(ClusterOptions options) => new(options with { KeepsPast = true });

    private ICSharpCells? StartCSharp()
    {
        if (_options.CSharp is null) return null;
        RegisterFormatters();
        ConsoleCapture.Install();
        return _options.CSharp(new NotebookGlobals(this));
    }

    private void RunParts(string code, RunningCell cell, RunOptions options)
    {
        var parts = new CellParser(Catalogue).Parse(code);
        for (var i = 0; i < parts.Length; i++)
        {
            options.Interrupt.ThrowIfCancellationRequested();
            switch (parts[i])
            {
                case DirectivePart part:
                    part.Directive.Run(new DirectiveCall(this, part.Arguments, part.Body ?? "", cell, options));
                    break;
                case CSharpPart part:
                    RunCSharp(part, i == parts.Length - 1, cell, options);
                    break;
            }
        }
    }

    private void RunCSharp(CSharpPart part, bool last, RunningCell cell, RunOptions options)
    {
        var code = PackageReferences.Resolve(new string('\n', part.Line - 1) + part.Code, cell);
        if (string.IsNullOrWhiteSpace(code)) return; // the cell with which lessons begin must not start the compiler
        if (CSharp is not { } csharp)
            throw new CellSyntaxException(part.Line, "Here only magics can run, the lines that begin with #!: no C#. #!help lists them.");
        var path = string.Create(CultureInfo.InvariantCulture, $"cell {options.CellNumber}");
        var (hasValue, value) = csharp.Run(code, path, options.Interrupt);
        if (!hasValue) return;
        var data = ValueFormatter.Bundle(value);
        cell.Emit(last ? new ExecuteResult(data) : new DisplayOutput(data));
    }

    private static ErrorOutput Explain(Exception failure, CancellationToken interrupt) => failure switch
    {
        OperationCanceledException when interrupt.IsCancellationRequested => ExceptionText.OfInterrupt(),
        CellSyntaxException syntax => new ErrorOutput("MagicError", syntax.Message,
            [$"{Ansi.Red("MagicError")}: {string.Create(CultureInfo.InvariantCulture, $"line {syntax.Line}")}: {syntax.Message}"]),
        CellErrorException known => known.Error,
        _ => ExceptionText.Of(failure),
    };
}
