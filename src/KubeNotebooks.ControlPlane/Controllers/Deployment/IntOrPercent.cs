using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.Deployment;

/// <summary>A number of pods, given as such or as a percentage of the replicas.</summary>
/// <param name="Value">The number, or the per cent.</param>
/// <param name="IsPercent">Which of the two it is.</param>
/// <remarks>Source: apimachinery pkg/util/intstr/intstr.go, GetScaledValueFromIntOrPercent.</remarks>
internal readonly record struct IntOrPercent(int Value, bool IsPercent)
{
    /// <summary>Reads the field's value; an absent one is 0.</summary>
    /// <exception cref="FormatException">A text that is no percentage (validation lets none through).</exception>
    public static IntOrPercent Of(IntOrString? value)
    {
        var text = value?.Value;
        if (string.IsNullOrEmpty(text)) return default;
        return text[^1] == '%'
            ? new IntOrPercent(int.Parse(text.AsSpan(0, text.Length - 1), CultureInfo.InvariantCulture), IsPercent: true)
            : new IntOrPercent(int.Parse(text, CultureInfo.InvariantCulture), IsPercent: false);
    }

    /// <summary>How many of <paramref name="replicas"/>, rounded up.</summary>
    public int RoundedUp(int replicas) => IsPercent ? (int)((((long)Value * replicas) + 99) / 100) : Value;

    /// <summary>How many of <paramref name="replicas"/>, rounded down.</summary>
    public int RoundedDown(int replicas) => IsPercent ? (int)((long)Value * replicas / 100) : Value;
}
