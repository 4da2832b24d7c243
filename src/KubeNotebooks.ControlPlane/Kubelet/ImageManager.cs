using System.Globalization;
using KubeNotebooks.ControlPlane.ContainerImages;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>How it stands with the image that a container needs.</summary>
internal enum ImageOutcome
{
    /// <summary>It lies on the node.</summary>
    Present,

    /// <summary>It is being pulled; a message tells when that is done.</summary>
    Pulling,

    /// <summary>It cannot be had now; the container waits, with the reason.</summary>
    Failed,
}

/// <summary>Sees to it that the images of containers lie on their node.</summary>
/// <remarks>Source: kubernetes pkg/kubelet/images/image_manager.go, EnsureImageExists; puller.go, serialImagePuller.</remarks>
internal sealed class ImageManager(KubeletServices services)
{
    private ImageCatalogue Registry => services.State.Images.Registry;

    /// <summary>Looks for a container's image, and has it pulled if need be.</summary>
    public ImageOutcome Ensure(PodWorker worker, int index)
    {
        var spec = worker.Spec(index);
        if (!ImageReference.TryParse(spec.Image, out var reference, out var error))
        {
            var complaint = $"Failed to apply default image tag \"{spec.Image}\": couldn't parse image name \"{spec.Image}\": {error}";
            services.Record(worker, index, "Warning", "InspectFailed", complaint);
            return Fail(worker, index, "InvalidImageName", complaint);
        }
        var present = services.NodeOf(worker).Images.ContainsKey(reference.Canonical);
        var policy = spec.ImagePullPolicy ?? "IfNotPresent";
        if (present && policy != "Always")
        {
            services.Record(worker, index, "Normal", "Pulled", $"Container image \"{spec.Image}\" already present on machine");
            return ImageOutcome.Present;
        }
        if (policy == "Never")
        {
            var complaint = $"Container image \"{spec.Image}\" is not present with pull policy of Never";
            services.Record(worker, index, "Warning", "ErrImageNeverPull", complaint);
            return Fail(worker, index, "ErrImageNeverPull", complaint);
        }
        return Pull(worker, index, reference);
    }

    /// <summary>A pull has ended: the next one begins.</summary>
    public void Advance(PullDone done)
    {
        if (!services.State.Nodes.TryGetValue(done.Node, out var node)) return;
        if (Find(done.Request.Image) is { } pulled) node.Images[done.Request.Image.Canonical] = pulled;
        node.Pull = null;
        while (node.Pull is null && node.Pulls.TryDequeue(out var next))
        {
            // Who asked may be gone by now; then nobody waits for the image.
            if (services.State.Pods.TryGetValue(next.Uid, out var worker) && worker.Epoch == next.Epoch) Begin(node, next);
        }
    }

    /// <summary>The pull that a container waited for has ended.</summary>
    public ImageOutcome Conclude(PodWorker worker, PullDone done)
    {
        var index = done.Request.Container;
        var state = worker.Containers[index];
        var name = worker.Spec(index).Image;
        if (Find(done.Request.Image) is { } image)
        {
            (state.PullBackoff, state.PullError) = (null, null);
            services.Record(worker, index, "Normal", "Pulled", PulledMessage(name, image, done));
            return ImageOutcome.Present;
        }
        var error = PullErrors.NotFound(done.Request.Image, Registry, services.Version);
        state.PullBackoff = RestartBackoff.Next(state.PullBackoff, services.Now, services.Now);
        state.PullError = error;
        services.Record(worker, index, "Warning", "Failed", $"Failed to pull image \"{name}\": {error}");
        return Fail(worker, index, "ErrImagePull", error);
    }

    private ImageOutcome Pull(PodWorker worker, int index, ImageReference reference)
    {
        var name = worker.Spec(index).Image;
        var state = worker.Containers[index];
        var now = services.Now;
        if (state.PullBackoff is { } backoff && backoff.IsWaiting(backoff.Updated, now))
        {
            var message = $"Back-off pulling image \"{name}\"";
            services.Record(worker, index, "Normal", "BackOff", message);
            return Fail(worker, index, "ImagePullBackOff",
                services.Version.AtLeast(32) ? $"{message}: ErrImagePull: {state.PullError}" : message);
        }
        services.Record(worker, index, "Normal", "Pulling", $"Pulling image \"{name}\"");
        var node = services.NodeOf(worker);
        var request = new PullRequest(worker.Pod.Metadata.Uid, worker.Epoch, index, reference, now);
        if (node.Pull is not null) node.Pulls.Enqueue(request);
        else Begin(node, request);
        return ImageOutcome.Pulling;
    }

    private void Begin(NodeRuntime node, PullRequest request)
    {
        var image = Find(request.Image);
        var simulator = services.Simulator;
        var time = image is null ? KubeletTiming.FailedPull(simulator)
            : node.Images.ContainsKey(request.Image.Canonical) || HasBase(node, image) ? KubeletTiming.RepeatedPull(simulator)
            : image.PullTime * KubeletTiming.PullShare(simulator);
        if (image is not null) time *= services.Faults.PullFactor;
        End(node, new PullDone(node.Name, request, services.Now), time);
    }

    /// <summary>The registry has become faster or slower: what is left of the pulls under way takes another time.</summary>
    /// <param name="factor">How many times as long as before.</param>
    public void ChangeSpeed(double factor)
    {
        foreach (var node in services.State.Nodes.Values.OrderBy(node => node.Name, StringComparer.Ordinal))
        {
            if (node.Pull is { } pull && Find(pull.Request.Image) is not null && node.PullEnds > services.Now)
                End(node, pull with { Change = pull.Change + 1 }, (node.PullEnds - services.Now) * factor);
        }
    }

    /// <summary>Whether the word of a pull's end is about the pull under way.</summary>
    public bool IsCurrent(PullDone done) => services.State.Nodes.TryGetValue(done.Node, out var node) && node.Pull == done;

    private void End(NodeRuntime node, PullDone done, TimeSpan time)
    {
        (node.Pull, node.PullEnds) = (done, services.Now + time);
        services.Schedule(time, done);
    }

    private ContainerImage? Find(ImageReference image) => services.Faults.IsGone(image) ? null : Registry.Find(image);

    // What an image was built upon need not be pulled again where it lies: layers are shared.
    private static bool HasBase(NodeRuntime node, ContainerImage image)
    {
        for (var below = image.Build?.Base; below is not null; below = below.Build?.Base)
        {
            if (node.Images.Values.Any(present => present.Digest == below.Digest)) return true;
        }
        return false;
    }

    private string PulledMessage(string name, ContainerImage image, PullDone done)
    {
        var pulled = $"Successfully pulled image \"{name}\"";
        if (!services.Version.AtLeast(20)) return pulled;
        var time = GoDuration.Text(services.Now - done.Began);
        if (!services.Version.AtLeast(25)) return $"{pulled} in {time}";
        var all = GoDuration.Text(services.Now - done.Request.Asked);
        var size = services.Version.AtLeast(30)
            ? string.Create(CultureInfo.InvariantCulture, $". Image size: {image.SizeBytes} bytes.")
            : "";
        return $"{pulled} in {time} ({all} including waiting){size}";
    }

    private ImageOutcome Fail(PodWorker worker, int index, string reason, string message)
    {
        worker.Containers[index].Waiting = new WaitingReason(reason, message);
        services.Record(worker, index, "Warning", "Failed", $"Error: {reason}");
        return ImageOutcome.Failed;
    }
}
