namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>Whether a rollout goes on.</summary>
public enum Outlook
{
    /// <summary>There is nothing left to do.</summary>
    AtRest,

    /// <summary>It moves, or waits for something that comes by itself.</summary>
    GoesOn,

    /// <summary>It waits for something of which nobody can tell yet whether it comes.</summary>
    Unclear,

    /// <summary>It waits for something that does not come by itself.</summary>
    Stuck,
}
