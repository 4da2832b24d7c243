using System.Runtime.ExceptionServices;
using KubeNotebooks.Notebook;
using KubeNotebooks.Notebook.Completion;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KubeNotebooks.CSharp;

/// <summary>Runs C# cells one after the other; each sees what those before it declared.</summary>
/// <remarks>A cell that fails leaves no declarations: names keep the values that they had before it.</remarks>
public sealed class ScriptEngine : ICSharpCells
{
    private readonly int _session = CellInterrupt.Register();
    private readonly ScriptCompiler _compiler;
    private readonly Lock _compiling = new();
    private object?[] _objects;
    private int _succeeded;

    /// <summary>An engine in which nothing ran yet.</summary>
    /// <param name="globals">The object whose members every cell sees.</param>
    private ScriptEngine(object globals)
    {
        _compiler = new ScriptCompiler(_session, globals.GetType());
        _objects = [globals, null];
    }

    /// <summary>The last cell that ran well; null before the first.</summary>
    internal CSharpCompilation? Last { get; private set; }

    /// <summary>Compiles something that nobody will run, so that the compiler is loaded when somebody needs it.</summary>
    public static void WarmUp() =>
        new ScriptCompiler(CellInterrupt.Register(), typeof(NotebookGlobals)).Compile("cluster.Now", "warm-up", null);

    /// <summary>Starts the C# of a session.</summary>
    /// <param name="globals">The names that every cell knows.</param>
    public static ICSharpCells Start(NotebookGlobals globals) => new ScriptEngine(globals);

    /// <summary>A compilation that nobody will run, for those who ask what names mean.</summary>
    internal CSharpCompilation Analyze(string code)
    {
        lock (_compiling) return _compiler.Create(ScriptCompiler.Parse(code, "analysis"), Last);
    }

    /// <inheritdoc/>
    public (bool HasValue, object? Value) Run(string code, string path, CancellationToken interrupt)
    {
        ScriptSubmission submission;
        lock (_compiling) submission = _compiler.Compile(code, path, Last);
        CellInterrupt.Use(_session, interrupt);
        Array.Resize(ref _objects, Math.Max(_objects.Length, _succeeded + 2));
        var value = Wait(submission, interrupt);
        _succeeded++;
        Last = submission.Compilation;
        return (submission.HasValue, value);
    }

    /// <inheritdoc/>
    public Completeness Check(string code)
    {
        var tree = ScriptCompiler.Parse(code, "check");
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return Completeness.Incomplete;
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? Completeness.Invalid
            : Completeness.Complete;
    }

    /// <inheritdoc/>
    public CompletionResult Complete(string code, int cursor) => ScriptCompletion.Complete(this, code, cursor);

    /// <inheritdoc/>
    public string? Inspect(string code, int cursor) => ScriptCompletion.Inspect(this, code, cursor);

    private object? Wait(ScriptSubmission submission, CancellationToken interrupt)
    {
        try
        {
            using var registration = interrupt.Register(Thread.CurrentThread.Interrupt);
            var task = submission.Factory(_objects);
            task.Wait(interrupt);
            return task.Result;
        }
        catch (AggregateException failed) when (failed.InnerExceptions is [var only])
        {
            ExceptionDispatchInfo.Throw(Translate(only, interrupt));
            throw;
        }
        catch (ThreadInterruptedException) when (interrupt.IsCancellationRequested)
        {
            throw new OperationCanceledException(interrupt);
        }
        finally
        {
            if (interrupt.IsCancellationRequested) Forget();
        }
    }

    private static Exception Translate(Exception failure, CancellationToken interrupt) =>
        failure is ThreadInterruptedException && interrupt.IsCancellationRequested ? new OperationCanceledException(interrupt) : failure;

    /// <summary>Uses up an interruption that reached the thread after the code it was meant for had ended.</summary>
    private static void Forget()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
        }
    }
}
