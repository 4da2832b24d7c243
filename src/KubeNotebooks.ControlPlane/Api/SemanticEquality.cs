using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>Compares API objects by content: an absent list or map equals an empty one, quantities compare by value.</summary>
/// <remarks>
/// Source: apimachinery pkg/api/equality/semantic.go. The models are records, but a record compares its collections by
/// reference, so that <c>==</c> would call equal objects different.
/// </remarks>
public static class SemanticEquality
{
    // Shared between threads only by accident of tests that run side by side; what it holds never depends on who filled it.
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    /// <summary>Whether two values say the same.</summary>
    /// <param name="left">A model, a collection of models, or a plain value; may be null.</param>
    /// <param name="right">The same.</param>
    public static bool Same(object? left, object? right)
    {
        if (ReferenceEquals(left, right)) return true;
        if (left is null) return IsEmpty(right!);
        if (right is null) return IsEmpty(left);
        if (left is string leftText) return right is string rightText && string.Equals(leftText, rightText, StringComparison.Ordinal);
        if (left is ResourceQuantity leftQuantity) return right is ResourceQuantity rightQuantity && SameQuantity(leftQuantity, rightQuantity);
        if (left is IntOrString leftValue) return right is IntOrString rightValue && leftValue.Value == rightValue.Value;
        if (left is IDictionary leftMap) return right is IDictionary rightMap && SameMap(leftMap, rightMap);
        if (left is IList leftList) return right is IList rightList && SameList(leftList, rightList);
        var type = left.GetType();
        if (type != right.GetType()) return false;
        return type.IsValueType ? left.Equals(right) : SameProperties(type, left, right);
    }

    private static bool SameQuantity(ResourceQuantity left, ResourceQuantity right) =>
        left.ToString() == right.ToString() || left.ToDecimal() == right.ToDecimal();

    private static bool SameMap(IDictionary left, IDictionary right)
    {
        if (left.Count != right.Count) return false;
        foreach (DictionaryEntry entry in left)
        {
            if (!right.Contains(entry.Key) || !Same(entry.Value, right[entry.Key])) return false;
        }
        return true;
    }

    private static bool SameList(IList left, IList right)
    {
        if (left.Count != right.Count) return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Same(left[i], right[i])) return false;
        }
        return true;
    }

    private static bool SameProperties(Type type, object left, object right)
    {
        foreach (var property in Properties.GetOrAdd(type, PropertiesOf))
        {
            if (!Same(property.GetValue(left), property.GetValue(right))) return false;
        }
        return true;
    }

    private static PropertyInfo[] PropertiesOf(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)];

    private static bool IsEmpty(object value) => value is ICollection { Count: 0 };
}
