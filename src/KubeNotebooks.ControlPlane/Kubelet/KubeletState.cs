using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>All that the kubelets of a cluster remember.</summary>
internal sealed class KubeletState
{
    /// <summary>No node yet.</summary>
    /// <param name="images">The registry and what was built.</param>
    /// <param name="preloaded">The images that lie on every node from the start, as a user writes them.</param>
    /// <exception cref="ArgumentException">A preloaded image does not exist.</exception>
    public KubeletState(ImagesState images, IReadOnlyList<string> preloaded)
    {
        Images = images;
        Preloaded = [.. preloaded.Select(name => Find(images.Registry, name))];
        Nodes = new Dictionary<string, NodeRuntime>(StringComparer.Ordinal);
        Pods = new Dictionary<string, PodWorker>(StringComparer.Ordinal);
    }

    private KubeletState(KubeletState other, ImagesState images)
    {
        (Images, Preloaded) = (images, other.Preloaded);
        Nodes = new Dictionary<string, NodeRuntime>(StringComparer.Ordinal);
        foreach (var (name, node) in other.Nodes) Nodes.Add(name, node.Fork());
        Pods = new Dictionary<string, PodWorker>(other.Pods.Count, StringComparer.Ordinal);
        foreach (var (uid, pod) in other.Pods) Pods.Add(uid, pod.Fork());
    }

    /// <summary>The registry and what was built.</summary>
    public ImagesState Images { get; }

    /// <summary>The images that lie on every node from the start.</summary>
    public IReadOnlyList<ContainerImage> Preloaded { get; }

    /// <summary>The nodes, by name.</summary>
    public Dictionary<string, NodeRuntime> Nodes { get; }

    /// <summary>The pods on them, by UID.</summary>
    public Dictionary<string, PodWorker> Pods { get; }

    /// <summary>A copy that shares only values.</summary>
    /// <param name="images">The copy's registry.</param>
    public KubeletState Fork(ImagesState images) => new(this, images);

    private static ContainerImage Find(ImageCatalogue images, string name) =>
        ImageReference.TryParse(name, out var reference, out _) && images.Find(reference) is { } image
            ? image
            : throw new ArgumentException($"There is no image {name}.", nameof(name));
}
