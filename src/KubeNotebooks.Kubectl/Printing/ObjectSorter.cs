using System.Text.Json;
using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Sorting;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Printing;

/// <summary>Sorts objects by a field: <c>--sort-by</c>.</summary>
/// <remarks>Source: kubectl pkg/cmd/get/sorter.go, TableSorter, RuntimeSort, isLess.</remarks>
internal sealed class ObjectSorter
{
    private readonly string _expression;
    private readonly JsonPath _path;
    private readonly KubernetesVersion _version;

    /// <summary>Reads the field's path.</summary>
    /// <param name="field">Such as <c>.metadata.name</c> or <c>{.status.startTime}</c>.</param>
    /// <param name="version">The release whose sort is used: it decides where equal objects end up.</param>
    /// <exception cref="KubectlException">It cannot be read.</exception>
    public ObjectSorter(string field, KubernetesVersion version)
    {
        try
        {
            _expression = JsonPath.Relaxed(field);
            _path = JsonPath.Parse(_expression);
        }
        catch (JsonPathException bad)
        {
            throw new KubectlException(bad.Message);
        }

        _version = version;
    }

    /// <summary>The items in the order of the field; those without it first.</summary>
    /// <param name="items">What is sorted.</param>
    /// <param name="json">The object of an item.</param>
    /// <exception cref="KubectlException">None of them has the field.</exception>
    public IReadOnlyList<T> Sort<T>(IReadOnlyList<T> items, Func<T, JsonObject> json)
    {
        var keyed = items.Select(item => (Item: item, Key: Key(json(item)))).ToArray();
        if (keyed.Length > 0 && keyed.All(one => !one.Key.Found))
            throw new KubectlException($"couldn't find any field with path \"{_expression}\" in the list of objects");
        GoSort.Sort<(T Item, (bool Found, JsonNode? Value) Key)>(keyed, (left, right) => IsLess(left.Key, right.Key), _version);
        return [.. keyed.Select(one => one.Item)];
    }

    private (bool Found, JsonNode? Value) Key(JsonObject json) =>
        _path.Find(json) is [[var value, ..], ..] ? (true, value) : (false, null);

    private static bool IsLess((bool Found, JsonNode? Value) left, (bool Found, JsonNode? Value) right)
    {
        if (!left.Found || left.Value is null) return true;
        if (!right.Found || right.Value is null) return false;
        return (left.Value.GetValueKind(), right.Value.GetValueKind()) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => GoValue.Number(left.Value) < GoValue.Number(right.Value),
            (JsonValueKind.String, JsonValueKind.String) => IsLess(left.Value.GetValue<string>(), right.Value.GetValue<string>()),
            (JsonValueKind.False, JsonValueKind.True) => true,
            _ => false,
        };
    }

    private static bool IsLess(string left, string right) =>
        Quantity.TryParse(left) is { } amount && Quantity.TryParse(right) is { } other
            ? amount.CompareTo(other) < 0
            : NaturalOrder.IsLess(left, right);
}
