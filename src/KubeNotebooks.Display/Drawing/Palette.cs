using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Printers;

namespace KubeNotebooks.Display.Drawing;

/// <summary>One hue of a revision, in the strengths that pictures need.</summary>
/// <param name="Solid">For text and filled shapes; readable as text on white and on near-black.</param>
/// <param name="Light">A tint of it, for shapes on our own white paper only.</param>
internal readonly record struct Hue(string Solid, string Light);

/// <summary>The colours of all pictures: hue says which revision, and never says anything alone.</summary>
/// <remarks>
/// Simulated: the four hues are told apart by colour-blind eyes and have a contrast of about 4 on light and on dark paper.
/// </remarks>
internal static class Palette
{
    /// <summary>The red of what has failed.</summary>
    public const string Failure = "#d2483a";

    /// <summary>The green of what the strategy promises; on our own paper only.</summary>
    public const string Promise = "#00724f";

    /// <summary>Dark text on our own paper.</summary>
    public const string Ink = "#1f2933";

    /// <summary>Quiet text and outlines, readable on light and dark.</summary>
    public const string Quiet = "#66727f";

    /// <summary>Lines thinner than data.</summary>
    public const string Grid = "#d9dee3";

    /// <summary>What is well; readable as text on light and dark.</summary>
    public const string Good = "#0f8a66";

    /// <summary>What is under way or wants a look; readable as text on light and dark.</summary>
    public const string Caution = "#b86e00";

    /// <summary>A line between rows, on light and dark alike.</summary>
    public const string Rule = "#8884";

    private static readonly Hue[] Hues =
    [
        new("#1f78b8", "#cfe6f4"), new("#b86e00", "#fbe3c0"), new("#0f8a66", "#cdeee2"), new("#9063bd", "#e7dcf3"),
    ];

    /// <summary>
    /// The hue of a ReplicaSet: by its place among all that its Deployment ever had, so that it is the same in every picture.
    /// </summary>
    /// <param name="cluster">Where it lives.</param>
    /// <param name="replicaSetUid">Its UID.</param>
    public static Hue Of(Cluster cluster, string replicaSetUid) => Of(cluster.History.PlaceOf(replicaSetUid));

    /// <summary>The hue of the ReplicaSet in a place.</summary>
    /// <param name="place">From 0; after the fourth the hues begin again.</param>
    public static Hue Of(int place) => Hues[place % Hues.Length];

    /// <summary>The mark of a pod's state, which stands beside every colour.</summary>
    public static string Glyph(PodState state) => state switch
    {
        PodState.Pending => "○",
        PodState.Starting => "◔",
        PodState.NotReady => "◑",
        PodState.Ready => "●",
        PodState.Failed => "✕",
        PodState.Succeeded => "✓",
        _ => "◍",
    };

    /// <summary>The colour of a state's mark.</summary>
    public static string ColourOf(PodState state) => state switch
    {
        PodState.Ready or PodState.Succeeded => Good,
        PodState.Failed => Failure,
        PodState.Starting or PodState.NotReady => Caution,
        _ => Quiet,
    };
}
