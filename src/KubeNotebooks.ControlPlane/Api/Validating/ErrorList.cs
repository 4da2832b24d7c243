using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.ControlPlane.Api.Validating;

/// <summary>Collects what is wrong with an object while a validator walks through it.</summary>
/// <remarks>
/// It knows where the walk is, so that paths are written only for errors: validating a good object builds no text.
/// Source: apimachinery pkg/util/validation/field/errors.go and path.go.
/// </remarks>
internal sealed class ErrorList
{
    private static readonly IReadOnlyList<FieldError> None = [];

    private Step[] _steps = new Step[8];
    private int _depth;
    private List<FieldError>? _errors;

    /// <summary>All that was found, in order.</summary>
    public IReadOnlyList<FieldError> Found => _errors ?? None;

    /// <summary>How much was found.</summary>
    public int Count => _errors?.Count ?? 0;

    /// <summary>Steps into a field; disposing of the result steps out.</summary>
    /// <param name="field">The field's name in the API.</param>
    public Scope In(string field) => Enter(new Step(field, -1, null));

    /// <summary>Steps into an element of a list.</summary>
    /// <param name="field">The list's name in the API.</param>
    /// <param name="index">Which element.</param>
    public Scope At(string field, int index) => Enter(new Step(field, index, null));

    /// <summary>Steps into an entry of a map.</summary>
    /// <param name="field">The map's name in the API.</param>
    /// <param name="key">Which entry.</param>
    public Scope Key(string field, string key) => Enter(new Step(field, -1, key));

    /// <summary>The path of a field here.</summary>
    /// <param name="field">The field's name; empty for the place itself.</param>
    public string Path(string field = "")
    {
        var path = new StringBuilder();
        for (var i = 0; i < _depth; i++)
        {
            var step = _steps[i];
            if (i > 0) path.Append('.');
            path.Append(step.Field);
            if (step.Key is not null) path.Append('[').Append(step.Key).Append(']');
            else if (step.Index >= 0) path.Append('[').Append(step.Index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }

        if (field.Length > 0 && path.Length > 0) path.Append('.');
        return path.Append(field).ToString();
    }

    /// <summary>Takes an error.</summary>
    /// <param name="error">What is wrong.</param>
    public void Add(FieldError error) => (_errors ??= []).Add(error);

    /// <summary>A text breaks a rule.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The text.</param>
    /// <param name="detail">The rule.</param>
    public void Invalid(string field, string? value, string detail) =>
        Add(FieldError.Invalid(Path(field), GoQuote.Of(value ?? ""), detail));

    /// <summary>A number breaks a rule.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The number.</param>
    /// <param name="detail">The rule.</param>
    public void Invalid(string field, long value, string detail) =>
        Add(FieldError.Invalid(Path(field), value.ToString(CultureInfo.InvariantCulture), detail));

    /// <summary>A value that is neither text nor number breaks a rule.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The value as Go prints it.</param>
    /// <param name="detail">The rule.</param>
    public void InvalidValue(string field, string value, string detail) => Add(FieldError.Invalid(Path(field), value, detail));

    /// <summary>A text breaks several rules.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The text.</param>
    /// <param name="details">The rules.</param>
    public void Invalid(string field, string? value, IReadOnlyList<string> details)
    {
        for (var i = 0; i < details.Count; i++) Invalid(field, value, details[i]);
    }

    /// <summary>A value is missing.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="detail">Why it is needed.</param>
    public void Required(string field, string detail = "") => Add(FieldError.Required(Path(field), detail));

    /// <summary>A text occurs twice.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The text.</param>
    public void Duplicate(string field, string value) => Add(FieldError.Duplicate(Path(field), GoQuote.Of(value)));

    /// <summary>A text is none of those that are known.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The text.</param>
    /// <param name="supported">Those that are.</param>
    public void NotSupported(string field, string? value, params ReadOnlySpan<string> supported) =>
        Add(FieldError.NotSupported(Path(field), GoQuote.Of(value ?? ""), supported));

    /// <summary>A field may not be set.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="detail">Why.</param>
    public void Forbidden(string field, string detail) => Add(FieldError.Forbidden(Path(field), detail));

    /// <summary>A text names nothing.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The text.</param>
    public void NotFound(string field, string value) => Add(FieldError.NotFound(Path(field), GoQuote.Of(value)));

    /// <summary>A value is too large.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="bytes">How large it may be.</param>
    public void TooLong(string field, int bytes) => Add(new FieldError(
        "FieldValueTooLong", Path(field), string.Create(CultureInfo.InvariantCulture, $"Too long: may not be more than {bytes} bytes")));

    /// <summary>A number must not be negative.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="value">The number; null is fine.</param>
    public void NonNegative(string field, long? value)
    {
        if (value < 0) Invalid(field, value.Value, "must be greater than or equal to 0");
    }

    private Scope Enter(Step step)
    {
        if (_depth == _steps.Length) Array.Resize(ref _steps, _depth * 2);
        _steps[_depth++] = step;
        return new Scope(this);
    }

    /// <summary>The time spent in a field.</summary>
    /// <param name="errors">Where the walk is.</param>
    internal readonly struct Scope(ErrorList errors) : IDisposable
    {
        /// <summary>Steps out.</summary>
        public void Dispose() => errors._depth--;
    }

    private readonly record struct Step(string Field, int Index, string? Key);
}
