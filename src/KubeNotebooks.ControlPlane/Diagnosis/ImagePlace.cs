namespace KubeNotebooks.ControlPlane.Diagnosis;

/// <summary>Where an image can be had.</summary>
internal enum ImagePlace
{
    /// <summary>Nobody has it.</summary>
    Nowhere,

    /// <summary>It was built and not pushed.</summary>
    BuildersMachine,

    /// <summary>A registry has it.</summary>
    Registry,
}
