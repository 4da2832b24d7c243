using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KubeNotebooks.CSharp;

/// <summary>Puts a call of <see cref="CellInterrupt.Check"/> into every loop and every function, without moving a line.</summary>
/// <remarks>
/// The compiler's own instrumentation for this purpose, ModuleCancellation, leaves out what stands at the top of a script, and in scripts
/// it ended the process with a memory fault when a token was set. Its probing for stack overflows is used.
/// </remarks>
internal sealed class InterruptRewriter : CSharpSyntaxRewriter
{
    private readonly StatementSyntax _check;

    private InterruptRewriter(int session) =>
        _check = SyntaxFactory.ParseStatement($"global::{typeof(CellInterrupt).FullName}.{nameof(CellInterrupt.Check)}({session});");

    /// <summary>The tree with the calls; the same tree when it needs none.</summary>
    public static SyntaxTree Rewrite(SyntaxTree tree, int session)
    {
        var root = tree.GetRoot();
        var rewritten = new InterruptRewriter(session).Visit(root);
        return rewritten == root ? tree : tree.WithRootAndOptions(rewritten, tree.Options);
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Checked(visited.Statement));
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) =>
        node.IsKind(SyntaxKind.GotoStatement) ? Checked(node) : node;

    /// <inheritdoc/>
    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var visited = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return visited.Block is { } block ? visited.WithBlock(Checked(block)) : visited;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var visited = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return visited.Block is { } block ? visited.WithBlock(Checked(block)) : visited;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        if (visited.Body is { } body) return visited.WithBody(Checked(body));
        return visited.ExpressionBody is { Expression: not ThrowExpressionSyntax and not RefExpressionSyntax } arrow
            && ReturnsPlainly(visited.Modifiers, visited.ReturnType)
            ? visited.WithExpressionBody(null).WithBody(Returning(arrow)).WithSemicolonToken(default)
            : visited;
    }

    /// <inheritdoc/>
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        if (visited.Body is { } body) return visited.WithBody(Checked(body));
        return visited.ExpressionBody is { Expression: not ThrowExpressionSyntax and not RefExpressionSyntax } arrow
            && ReturnsPlainly(visited.Modifiers, visited.ReturnType)
            ? visited.WithExpressionBody(null).WithBody(Returning(arrow)).WithSemicolonToken(default)
            : visited;
    }

    private static bool ReturnsPlainly(SyntaxTokenList modifiers, TypeSyntax type) =>
        !modifiers.Any(SyntaxKind.AsyncKeyword)
        && type is not (RefTypeSyntax or PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword });

    private BlockSyntax Returning(ArrowExpressionClauseSyntax arrow) => SyntaxFactory.Block(
        _check,
        SyntaxFactory.ReturnStatement(arrow.Expression.WithoutTrailingTrivia())
            .WithReturnKeyword(SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space)
                .WithLeadingTrivia(arrow.ArrowToken.TrailingTrivia)))
        .WithTrailingTrivia(arrow.Parent is null ? arrow.GetTrailingTrivia() : arrow.Parent.GetTrailingTrivia());

    private BlockSyntax Checked(BlockSyntax block) => block.WithStatements(block.Statements.Insert(0, _check));

    private BlockSyntax Checked(StatementSyntax statement) => statement is BlockSyntax block
        ? Checked(block)
        : SyntaxFactory.Block(_check, statement.WithoutTrivia())
            .WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia());
}
