using k8s.Models;

namespace KubeNotebooks.ControlPlane.Api;

/// <summary>A model's quantity that keeps its text, as the API server does, where the client's own type writes it anew.</summary>
/// <remarks>So <c>cpu: "1.234"</c> stays so in <c>-o yaml</c> and in the pod-template-hash, and is read only once.</remarks>
public sealed class ExactQuantity : ResourceQuantity
{
    /// <summary>Wraps an exact amount.</summary>
    /// <param name="quantity">The amount.</param>
    public ExactQuantity(Quantity quantity)
        : base(quantity.Canonical())
    {
        Quantity = quantity;
    }

    /// <summary>Reads a quantity.</summary>
    /// <param name="text">Such as <c>100m</c>.</param>
    /// <exception cref="FormatException">The text cannot be read so.</exception>
    public ExactQuantity(string text)
        : this(Quantity.Parse(text))
    {
    }

    /// <summary>The exact amount.</summary>
    public Quantity Quantity { get; }

    /// <inheritdoc/>
    public override string ToString() => Quantity.ToString();
}
