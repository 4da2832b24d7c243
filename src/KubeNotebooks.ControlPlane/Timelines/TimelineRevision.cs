using System.Collections.Immutable;

namespace KubeNotebooks.ControlPlane.Timelines;

/// <summary>One ReplicaSet of the Deployment: its pods all have the same template.</summary>
/// <param name="Uid">The ReplicaSet's UID.</param>
/// <param name="Name">The ReplicaSet's name.</param>
/// <param name="Hash">Its <c>pod-template-hash</c>.</param>
/// <param name="Images">The images of its template, in the order of the containers.</param>
/// <param name="Place">Which of the Deployment's ReplicaSets it is, from 0: it decides the hue in all pictures.</param>
/// <param name="Numbers">The revision numbers that it had, oldest first: a rollback gives it a new one.</param>
/// <param name="Counts">Its pods over time.</param>
public sealed record TimelineRevision(
    string Uid, string Name, string Hash, ImmutableArray<string> Images, int Place, ImmutableArray<long> Numbers, ImmutableArray<CountStep> Counts);
