using k8s.Models;

namespace KubeNotebooks.ControlPlane.Events;

/// <summary>How much of two events must agree for them to be counted together.</summary>
internal enum EventScope
{
    /// <summary>All that a reader sees: object, field, type, reason and message.</summary>
    Same,

    /// <summary>All but message and field: the events that may be combined.</summary>
    Similar,

    /// <summary>The object and the type (Normal or Warning).</summary>
    ObjectAndType,

    /// <summary>The object alone.</summary>
    Object,
}

/// <summary>A key under which events of one recorder are counted together.</summary>
/// <param name="Event">Any event of the group.</param>
/// <param name="Scope">What the group has in common.</param>
/// <remarks>Source: client-go tools/record/events_cache.go, getEventKey, EventAggregatorByReasonFunc and getSpamKey.</remarks>
internal readonly record struct EventIdentity(Corev1Event Event, EventScope Scope)
{
    /// <summary>Compares what the scope names; component and host are the recorder's own, so never differ.</summary>
    public sealed class Comparer : IEqualityComparer<EventIdentity>
    {
        /// <summary>The comparer.</summary>
        public static readonly Comparer Instance = new();

        /// <inheritdoc/>
        public bool Equals(EventIdentity x, EventIdentity y)
        {
            if (x.Scope != y.Scope) return false;
            var (a, b) = (x.Event.InvolvedObject, y.Event.InvolvedObject);
            if (a.Uid != b.Uid || a.Name != b.Name || a.Kind != b.Kind || a.NamespaceProperty != b.NamespaceProperty
                || a.ApiVersion != b.ApiVersion)
            {
                return false;
            }
            if (x.Scope == EventScope.Object) return true;
            if (x.Event.Type != y.Event.Type) return false;
            if (x.Scope == EventScope.ObjectAndType) return true;
            if (x.Event.Reason != y.Event.Reason) return false;
            return x.Scope == EventScope.Similar || (x.Event.Message == y.Event.Message && a.FieldPath == b.FieldPath);
        }

        /// <inheritdoc/>
        public int GetHashCode(EventIdentity identity)
        {
            var of = identity.Event.InvolvedObject;
            var hash = ((of.Uid ?? of.Name ?? "").GetHashCode() * 31) + (int)identity.Scope;
            if (identity.Scope <= EventScope.Similar) hash = (hash * 31) + (identity.Event.Reason ?? "").GetHashCode();
            return identity.Scope == EventScope.Same ? (hash * 31) + (identity.Event.Message ?? "").GetHashCode() : hash;
        }
    }
}
