namespace KubeNotebooks.ControlPlane.Api;

/// <summary>The forms in which a change can be sent.</summary>
public enum PatchType
{
    /// <summary>RFC 6902: a list of operations.</summary>
    Json,

    /// <summary>RFC 7386: an object whose nulls remove.</summary>
    Merge,

    /// <summary>Kubernetes' own: lists are merged by their elements' keys.</summary>
    StrategicMerge,
}
