namespace KubeNotebooks.ControlPlane.Api;

/// <summary>One rule that a field of an object breaks.</summary>
/// <param name="Reason">The machine-readable cause, such as <c>FieldValueInvalid</c>.</param>
/// <param name="Field">The path, such as <c>spec.template.spec.containers[0].name</c>.</param>
/// <param name="Body">What follows the path: type, value and detail, such as <c>Invalid value: -1: must be …</c>.</param>
/// <remarks>Source: apimachinery pkg/util/validation/field/errors.go, Error.ErrorBody.</remarks>
public sealed record FieldError(string Reason, string Field, string Body)
{
    /// <summary>The value breaks a rule.</summary>
    /// <param name="field">The path.</param>
    /// <param name="value">The value as the message shows it (strings already quoted).</param>
    /// <param name="detail">The rule.</param>
    public static FieldError Invalid(string field, string value, string detail) =>
        new("FieldValueInvalid", field, $"Invalid value: {value}: {detail}");

    /// <summary>The value is missing.</summary>
    public static FieldError Required(string field, string detail = "") =>
        new("FieldValueRequired", field, detail.Length == 0 ? "Required value" : $"Required value: {detail}");

    /// <summary>The value occurs twice.</summary>
    public static FieldError Duplicate(string field, string value) => new("FieldValueDuplicate", field, $"Duplicate value: {value}");

    /// <summary>The value is none of those that are known.</summary>
    public static FieldError NotSupported(string field, string value, params ReadOnlySpan<string> supported) =>
        new("FieldValueNotSupported", field, $"Unsupported value: {value}: supported values: "
            + string.Join(", ", supported.ToArray().Select(one => $"\"{one}\"")));

    /// <summary>The field may not be set here.</summary>
    public static FieldError Forbidden(string field, string detail) => new("FieldValueForbidden", field, $"Forbidden: {detail}");

    /// <summary>The value names something that is not there.</summary>
    public static FieldError NotFound(string field, string value) => new("FieldValueNotFound", field, $"Not found: {value}");

    /// <summary>The text of one error or, in brackets, of several; identical texts once.</summary>
    public static string Aggregate(IReadOnlyList<FieldError> errors)
    {
        var texts = errors.Select(error => error.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        return texts.Length == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Field}: {Body}";
}
