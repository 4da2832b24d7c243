#pragma warning disable IDE0130 // the names are the host's
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.Formatting;

namespace Microsoft.DotNet.Interactive.Events
{
    public abstract class KernelEvent(KernelCommand command)
    {
        public KernelCommand Command { get; } = command;
    }

    public abstract class DisplayEvent(KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues, string? valueId) : KernelEvent(command)
    {
        public IReadOnlyCollection<FormattedValue> FormattedValues { get; } = formattedValues ?? [];

        public string? ValueId { get; } = valueId;
    }

    public sealed class StandardOutputValueProduced(
        KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null, string? valueId = null)
        : DisplayEvent(command, formattedValues, valueId);

    public sealed class StandardErrorValueProduced(
        KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null, string? valueId = null)
        : DisplayEvent(command, formattedValues, valueId);

    public sealed class DisplayedValueProduced(
        object? value, KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null, string? valueId = null)
        : DisplayEvent(command, formattedValues, valueId)
    {
        public object? Value { get; } = value;
    }

    public sealed class DisplayedValueUpdated(
        object? value, string? valueId, KernelCommand command, IReadOnlyCollection<FormattedValue>? formattedValues = null)
        : DisplayEvent(command, formattedValues, valueId)
    {
        public object? Value { get; } = value;
    }
}

namespace Microsoft.DotNet.Interactive.Formatting
{
    public sealed class FormattedValue(string mimeType, string value)
    {
        public string MimeType { get; } = mimeType;

        public string Value { get; } = value;
    }
}
