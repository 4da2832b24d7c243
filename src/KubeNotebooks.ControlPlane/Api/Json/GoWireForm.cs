using System.Collections;
using System.Text.Json.Serialization.Metadata;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api.Json;

/// <summary>Decides which fields of a model are written, as Go's encoder does with the same struct.</summary>
/// <remarks>Source: encoding/json's rule for <c>omitempty</c>; the fields' facts are in the tables.</remarks>
internal static class GoWireForm
{
    /// <summary>Teaches one model's serializer what Go writes.</summary>
    /// <param name="model">The serializer's description of the model, not yet in use.</param>
    public static void Apply(JsonTypeInfo model)
    {
        if (model.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        var always = GoAlwaysWritten.Fields[model.Type];
        var pointers = GoPointers.Fields[model.Type];
        foreach (var field in model.Properties)
        {
            field.IsRequired = false;
            if (always.Contains(field.Name))
            {
                WriteZero(field, model.Options.GetTypeInfo);
            }
            else if (always.Contains(field.Name + "?"))
            {
                field.ShouldSerialize = static (_, _) => true;
            }
            else if (pointers.Contains(field.Name))
            {
                field.ShouldSerialize = static (_, value) => value is not null;
            }
            else
            {
                field.ShouldSerialize = static (_, value) => !IsZero(value);
            }

            if (field.PropertyType == typeof(DateTime?) && MicroTime.IsMicro(model.Type, field.Name))
            {
                field.CustomConverter = new MicroTime();
            }
        }
    }

    private static bool IsZero(object? value) => value switch
    {
        null => true,
        string text => text.Length == 0,
        bool flag => !flag,
        int number => number == 0,
        long number => number == 0,
        ICollection collection => collection.Count == 0,
        IEnumerable elements => !elements.GetEnumerator().MoveNext(),
        _ => false,
    };

    private static void WriteZero(JsonPropertyInfo field, Func<Type, JsonTypeInfo> typeInfo)
    {
        field.ShouldSerialize = static (_, _) => true;
        var get = field.Get!;
        var type = field.PropertyType;
        object? zero = null;
        field.Get = source => get(source) ?? (zero ??= Zero(type, typeInfo));
    }

    private static object Zero(Type type, Func<Type, JsonTypeInfo> typeInfo) =>
        type == typeof(string) ? ""
        : type == typeof(int?) ? 0
        : type == typeof(long?) ? 0L
        : type == typeof(bool?) ? false
        : type == typeof(IntOrString) ? (IntOrString)0
        : type == typeof(ResourceQuantity) ? new ResourceQuantity("0")
        : typeInfo(type).CreateObject!();
}
