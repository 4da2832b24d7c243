using k8s.Models;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Relations;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>All pods of a Deployment run an image with the content that the registry has under its name: not an older one that their nodes kept.</summary>
/// <param name="Of">The Deployment.</param>
/// <param name="Image">The image.</param>
internal sealed record ImageRunsCheck(Target Of, ImageReference Image) : Check
{
    private static readonly LocalText Once = new("This is judged once a pod runs it.", "そのイメージの Pod が動き始めてから判定します。");

    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var name = Image.Familiar;
        var expected = LocalText.Of($"All pods of {Of} run {name} as the registry has it.", $"{Of} のすべての Pod が、レジストリにあるとおりの {name} を動かしている。");
        if (Of.Find(facts.Cluster) is not V1Deployment deployment) return Verdict.Without(Of, expected);
        if (facts.Cluster.Images.Registry.Find(Image) is not { } wanted)
            return new Verdict(false, expected, LocalText.Of($"The registry has no {name}.", $"レジストリに {name} はありません。")) { NotYet = Once };
        var pods = Ownership.PodsOf(facts.Cluster, deployment, Ownership.ReplicaSetsOf(facts.Cluster, deployment)).Where(pod => pod.Metadata.DeletionTimestamp is null).ToList();
        if (!pods.Exists(pod => Running(pod) is not null)) return new Verdict(false, expected, LocalText.Of($"No pod runs {name}.", $"{name} を動かしている Pod はありません。")) { NotYet = Once };
        foreach (var pod in pods)
        {
            var podName = pod.Metadata.Name;
            if (Running(pod) is not { } running) return new Verdict(false, expected, LocalText.Of($"{podName} does not run it.", $"{podName} はそれを動かしていません。"));
            if (!running.ImageID.EndsWith($"@{wanted.Digest}", StringComparison.Ordinal))
                return new Verdict(false, expected, LocalText.Of($"{podName} runs another content of {name}: the one that its node pulled before.", $"{podName} が動かしているのは {name} の別の内容、ノードが前に取得したほうです。"));
        }
        return new Verdict(true, expected, LocalText.Of($"They do.", $"そのとおりです。"));
    }

    private V1ContainerStatus? Running(V1Pod pod) =>
        pod.Spec.Containers.Where(one => ImageReference.TryParse(one.Image, out var reference, out _) && reference.Canonical == Image.Canonical)
            .Select(one => pod.Status?.ContainerStatuses?.FirstOrDefault(status => status.Name == one.Name && status.State?.Running is not null)).FirstOrDefault();
}
