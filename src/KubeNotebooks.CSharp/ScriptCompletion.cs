using KubeNotebooks.Notebook.Completion;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KubeNotebooks.CSharp;

/// <summary>Answers what names mean, and could stand, in C# code.</summary>
internal static class ScriptCompletion
{
    private static readonly string[] Keywords =
    [
        "as", "async", "await", "break", "case", "catch", "class", "const", "continue", "default", "do", "else", "enum", "false", "finally",
        "for", "foreach", "if", "in", "interface", "is", "namespace", "new", "null", "out", "params", "record", "ref", "return", "static",
        "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "using", "var", "void", "when", "while", "with", "yield",
        "bool", "int", "long", "double", "decimal", "object",
    ];

    /// <summary>What could stand at a place.</summary>
    /// <param name="engine">Whose cells came before.</param>
    /// <param name="code">The code.</param>
    /// <param name="cursor">The place in it.</param>
    public static CompletionResult Complete(ScriptEngine engine, string code, int cursor)
    {
        var start = cursor;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1])) start--;
        var typed = code[start..cursor];
        var compilation = engine.Analyze(code);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var (container, instance) = Container(model, tree, code, start);
        if (container is null && typed.Length == 0) return CompletionResult.Nothing(cursor);

        var symbols = model.LookupSymbols(start, container, includeReducedExtensionMethods: true)
            .Where(symbol => symbol.CanBeReferencedByName)
            .Where(symbol => container is null or INamespaceSymbol || symbol.IsStatic != instance || symbol is INamedTypeSymbol)
            .Select(symbol => new CompletionItem(
                symbol.Name, Kind(symbol), symbol.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        var words = container is null ? Keywords.Select(word => new CompletionItem(word, "keyword")) : [];
        return new CompletionResult(start, cursor,
        [
            .. symbols.Concat(words)
                .Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .DistinctBy(item => item.Text, StringComparer.Ordinal)
                .OrderBy(item => item.Text, StringComparer.OrdinalIgnoreCase)
                .ThenBy(item => item.Text, StringComparer.Ordinal),
        ]);
    }

    /// <summary>What the name at a place stands for.</summary>
    /// <returns>Its declaration, or null.</returns>
    public static string? Inspect(ScriptEngine engine, string code, int cursor)
    {
        var compilation = engine.Analyze(code);
        var tree = compilation.SyntaxTrees[0];
        var position = cursor > 0 && (cursor == code.Length || !SyntaxFacts.IsIdentifierPartCharacter(code[cursor])) ? cursor - 1 : cursor;
        if (code.Length == 0) return null;
        if (tree.GetRoot().FindToken(position) is not { RawKind: (int)SyntaxKind.IdentifierToken, Parent: { } node }) return null;
        var model = compilation.GetSemanticModel(tree);
        var info = model.GetSymbolInfo(node);
        var symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault() ?? model.GetDeclaredSymbol(node);
        return symbol?.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat.WithMemberOptions(
            SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeContainingType));
    }

    /// <summary>What stands before the dot, if there is one.</summary>
    private static (INamespaceOrTypeSymbol? Container, bool Instance) Container(
        SemanticModel model, SyntaxTree tree, string code, int start)
    {
        var dot = start - 1;
        while (dot >= 0 && char.IsWhiteSpace(code[dot])) dot--;
        if (dot < 0 || code[dot] != '.') return (null, false);
        var before = tree.GetRoot().FindToken(dot).Parent switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            QualifiedNameSyntax name => name.Left,
            MemberBindingExpressionSyntax { Parent: var parent } =>
                parent?.AncestorsAndSelf().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault()?.Expression,
            _ => null,
        };
        if (before is null) return (null, false);
        return model.GetSymbolInfo(before).Symbol switch
        {
            INamespaceOrTypeSymbol named => (named, false),
            _ => (model.GetTypeInfo(before).Type, true),
        };
    }

    private static string Kind(ISymbol symbol) => symbol switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Interface } => "interface",
        INamedTypeSymbol { TypeKind: TypeKind.Enum } => "enum",
        INamedTypeSymbol => "class",
        IMethodSymbol => "function",
        IPropertySymbol => "property",
        IFieldSymbol => "field",
        INamespaceSymbol => "module",
        _ => "instance",
    };
}
