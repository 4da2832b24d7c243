using System.Collections.Immutable;
using k8s;
using k8s.Models;

namespace KubeNotebooks.ControlPlane.Controllers.GarbageCollector;

/// <summary>What the garbage collector knows of an object when it looks at it.</summary>
/// <param name="Item">The object.</param>
/// <param name="Known">As the watch showed it last; null for a pod that has only its controller as owner.</param>
internal sealed record GarbageView(ObjectIdentity Item, IKubernetesObject<V1ObjectMeta>? Known)
{
    /// <summary>The objects that name it as an owner.</summary>
    public ImmutableArray<IKubernetesObject<V1ObjectMeta>> Dependents { get; init; } = [];

    /// <summary>The UIDs of owners that are known to be gone, its own among them or not.</summary>
    public ImmutableHashSet<string> AbsentOwners { get; init; } = [];

    /// <summary>Those dependents that keep it from going while it waits.</summary>
    public IEnumerable<IKubernetesObject<V1ObjectMeta>> Blocking
    {
        get
        {
            var uid = Item.Uid;
            return Dependents.Where(one => OwnerGraph.Blocks(one, uid));
        }
    }
}
