using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KubeNotebooks.CSharp;

/// <summary>A C# cell that was compiled and loaded.</summary>
/// <param name="Compilation">What it was compiled from: the next cell builds on it.</param>
/// <param name="HasValue">It ends in an expression whose value is to be shown.</param>
/// <param name="Factory">Runs it; takes the array of all submissions' objects.</param>
internal sealed record ScriptSubmission(
    CSharpCompilation Compilation, bool HasValue, Func<object?[], Task<object?>> Factory)
{
    /// <summary>Loads a compiled cell.</summary>
    public static ScriptSubmission Load(
        AssemblyLoadContext context, CSharpCompilation compilation, bool hasValue, MemoryStream assembly, MemoryStream symbols)
    {
        assembly.Position = 0;
        symbols.Position = 0;
        var loaded = context.LoadFromStream(assembly, symbols);
        var entry = compilation.GetEntryPoint(CancellationToken.None)!;
        var type = loaded.GetType(entry.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat
            .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted)), throwOnError: true)!;
        var method = type.GetMethod(entry.MetadataName, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return new ScriptSubmission(compilation, hasValue, method.CreateDelegate<Func<object?[], Task<object?>>>());
    }
}
