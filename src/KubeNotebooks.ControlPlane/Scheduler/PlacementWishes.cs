namespace KubeNotebooks.ControlPlane.Scheduler;

/// <summary>What is said about a pod and other pods: whom it should be near, far from, or spread among.</summary>
/// <param name="PodsOfOwner">By node slot: pods of the same controller, terminating ones aside; null: it has no controller.</param>
/// <param name="Spread">The spread constraints that it names itself; null: none, so the default ones apply.</param>
/// <param name="Affinity">Inter-pod affinity; null: nobody says anything of the kind.</param>
internal readonly record struct PlacementWishes(int[]? PodsOfOwner, TopologySpread? Spread, InterPodAffinity? Affinity);
