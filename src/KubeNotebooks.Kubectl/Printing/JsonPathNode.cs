using System.Text.Json.Nodes;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>A piece of a JSONPath template.</summary>
/// <remarks>Source: client-go util/jsonpath/node.go.</remarks>
internal abstract record JsonPathNode
{
    /// <summary>A value written in the template, or text between its actions.</summary>
    public sealed record Literal(JsonNode? Value) : JsonPathNode;

    /// <summary>The member of this name.</summary>
    public sealed record Field(string Name) : JsonPathNode;

    /// <summary>All members or elements.</summary>
    public sealed record Wildcard : JsonPathNode;

    /// <summary>The value and all that is in it, at any depth.</summary>
    public sealed record Recursive : JsonPathNode;

    /// <summary>Elements from, to (exclusive) and in steps of; negative positions count from the end.</summary>
    /// <param name="Start">Null: from the first.</param>
    /// <param name="End">Null: to the last.</param>
    /// <param name="Step">Null: each.</param>
    /// <param name="OneElement">Whether a single position was written.</param>
    public sealed record Slice(int? Start, int? End, int? Step, bool OneElement) : JsonPathNode;

    /// <summary>Elements that meet a condition.</summary>
    /// <param name="Left">What is compared, from the element.</param>
    /// <param name="Operator">Such as <c>==</c>; empty: the left side need only exist.</param>
    /// <param name="Right">What it is compared with.</param>
    public sealed record Filter(IReadOnlyList<JsonPathNode> Left, string Operator, IReadOnlyList<JsonPathNode> Right) : JsonPathNode;

    /// <summary>What several paths find, one after the other.</summary>
    public sealed record Union(IReadOnlyList<IReadOnlyList<JsonPathNode>> Paths) : JsonPathNode;

    /// <summary>A word that is no path: <c>range</c>, <c>end</c>, or a mistake.</summary>
    public sealed record Identifier(string Name) : JsonPathNode;
}
