using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Loader;
using System.Text;
using KubeNotebooks.Notebook;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace KubeNotebooks.CSharp;

/// <summary>Compiles C# cells, each on top of those before it.</summary>
/// <param name="session">The session's number, which interrupt checks carry.</param>
/// <param name="globals">The type whose members every cell sees.</param>
internal sealed class ScriptCompiler(int session, Type globals)
{
    /// <summary>How cells are read: as scripts, in the newest C#.</summary>
    public static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest);

    private static readonly EmitOptions Emit = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)
        .WithInstrumentationKinds([InstrumentationKind.StackOverflowProbing]);

    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: ScriptReferences.Usings,
            optimizationLevel: OptimizationLevel.Debug,
            allowUnsafe: true,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default,
            metadataReferenceResolver: FileReferenceResolver.Instance);

    private readonly AssemblyLoadContext _context = new($"cells {session}");
    private int _attempts;

    /// <summary>Reads code as a cell.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">What errors call the cell.</param>
    public static SyntaxTree Parse(string code, string path) =>
        SyntaxFactory.ParseSyntaxTree(SourceText.From(code, Encoding.UTF8), ParseOptions, path);

    /// <summary>A compilation that nobody will run, for those who ask what names mean.</summary>
    public CSharpCompilation Create(SyntaxTree tree, CSharpCompilation? previous) => CSharpCompilation.CreateScriptCompilation(
        string.Create(CultureInfo.InvariantCulture, $"cell-{session}-{Interlocked.Increment(ref _attempts)}"),
        tree,
        previous is null ? ScriptReferences.All : null,
        Options,
        previous,
        typeof(object),
        globals);

    /// <summary>Compiles and loads a cell.</summary>
    /// <param name="code">The code.</param>
    /// <param name="path">What errors call the cell.</param>
    /// <param name="previous">The cell before, or null.</param>
    /// <exception cref="CellErrorException">It has errors.</exception>
    public ScriptSubmission Compile(string code, string path, CSharpCompilation? previous)
    {
        var written = Parse(code, path);
        if (written.GetCompilationUnitRoot().Members.Count == 0) written = Parse(code + "\n;", path); // a script must do something
        var compilation = Create(InterruptRewriter.Rewrite(written, session), previous);
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: Emit);
        if (!emitted.Success) throw new CellErrorException(ScriptErrors.Of(Errors(written, previous, emitted), written.GetText()));
        var tree = compilation.SyntaxTrees[0];
        return ScriptSubmission.Load(_context, compilation, HasValue(compilation, tree), assembly, symbols);
    }

    /// <summary>The errors of the code as it was written, rather than of what is compiled in its place.</summary>
    private ImmutableArray<Diagnostic> Errors(SyntaxTree written, CSharpCompilation? previous, EmitResult emitted)
    {
        var errors = Of(Create(written, previous).GetDiagnostics());
        return errors.IsEmpty ? Of(emitted.Diagnostics) : errors;

        static ImmutableArray<Diagnostic> Of(ImmutableArray<Diagnostic> all) =>
        [
            .. all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start),
        ];
    }

    private static bool HasValue(CSharpCompilation compilation, SyntaxTree tree) =>
        tree.GetCompilationUnitRoot().Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last,
        }
        && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression).Type is not { SpecialType: SpecialType.System_Void };
}
