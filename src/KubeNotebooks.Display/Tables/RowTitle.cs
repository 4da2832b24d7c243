using System.Globalization;
using k8s.Models;

namespace KubeNotebooks.Display.Tables;

/// <summary>What a row says to those who point at it: who controls its object, and the revision.</summary>
internal static class RowTitle
{
    /// <summary>The words; null when there is nothing to say.</summary>
    public static string? Of(ShownRow row)
    {
        if (row.Mark is not { } mark) return null;
        var revision = mark.Revision;
        var number = revision.Number > 0 ? string.Create(CultureInfo.InvariantCulture, $"revision {revision.Number}") : "a revision without a number yet";
        var chain = row.Object switch
        {
            V1Pod => $"controlled by ReplicaSet {revision.ReplicaSet.Metadata.Name} of Deployment {mark.Deployment}",
            V1ReplicaSet => $"controlled by Deployment {mark.Deployment}",
            _ => $"about an object of Deployment {mark.Deployment}",
        };
        return $"{chain}, {number}{(revision.IsCurrent ? " (current)" : revision.IsGone ? " (deleted)" : "")}";
    }
}
