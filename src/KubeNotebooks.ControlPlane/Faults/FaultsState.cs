using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Faults;

/// <summary>What fails on purpose now.</summary>
internal sealed class FaultsState
{
    /// <summary>The faults, oldest first; a value.</summary>
    public ImmutableArray<Fault> Active { get; set; } = [];

    /// <summary>How many there ever were.</summary>
    public int Count { get; set; }

    /// <summary>A copy that shares only values.</summary>
    public FaultsState Fork() => new() { Active = Active, Count = Count };

    /// <summary>Whether a fault goes on.</summary>
    public bool Lasts(int number)
    {
        foreach (var fault in Active)
        {
            if (fault.Number == number) return true;
        }
        return false;
    }
}
