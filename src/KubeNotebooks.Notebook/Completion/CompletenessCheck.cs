using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.CSharp;
using KubeNotebooks.Notebook.Directives;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace KubeNotebooks.Notebook.Completion;

/// <summary>Tells a console whether Enter runs the cell or adds a line.</summary>
internal static class CompletenessCheck
{
    /// <summary>Looks at the last part of a cell.</summary>
    public static Completeness Of(string code, DirectiveCatalogue catalogue)
    {
        if (string.IsNullOrWhiteSpace(code)) return Completeness.Complete;
        try
        {
            return new CellParser(catalogue).Parse(code)[^1] switch
            {
                DirectivePart { Body: null } => code.TrimEnd(' ').EndsWith('\\') ? Completeness.Incomplete : Completeness.Complete,
                DirectivePart => code.EndsWith('\n') ? Completeness.Complete : Completeness.Incomplete,
                CSharpPart part => OfCSharp(part.Code),
                _ => Completeness.Complete,
            };
        }
        catch (CellSyntaxException wrong)
        {
            return wrong.AtEnd ? Completeness.Incomplete : Completeness.Invalid;
        }
    }

    private static Completeness OfCSharp(string code)
    {
        var tree = ScriptCompiler.Parse(code, "check");
        if (!SyntaxFactory.IsCompleteSubmission(tree)) return Completeness.Incomplete;
        return tree.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            ? Completeness.Invalid
            : Completeness.Complete;
    }
}
