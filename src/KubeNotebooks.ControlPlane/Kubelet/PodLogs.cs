using System.Globalization;
using System.Text;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.ControlPlane.Kubelet;

/// <summary>What containers wrote.</summary>
/// <remarks>
/// Source: kubernetes pkg/registry/core/pod/strategy.go, LogLocation; pkg/kubelet/kubelet_pods.go, validateContainerLogStatus.
/// </remarks>
internal static class PodLogs
{
    /// <summary>Reads a container's log.</summary>
    /// <param name="api">Knows the pod.</param>
    /// <param name="state">Knows what runs in it.</param>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="name">The pod's name.</param>
    /// <param name="request">Which container, and how much.</param>
    /// <returns>The lines; empty when it wrote nothing.</returns>
    /// <exception cref="StatusException">NotFound, or BadRequest when there can be no log yet.</exception>
    public static string Read(KubeApiServer api, KubeletState state, string @namespace, string name, PodLogRequest request)
    {
        var pod = api.Get<V1Pod>(@namespace, name);
        var container = Container(pod, request.Container);
        if (string.IsNullOrEmpty(pod.Spec.NodeName)) return "";
        var wanted = ContainerId(pod, container, request.Previous);
        if (state.Nodes.TryGetValue(pod.Spec.NodeName, out var node) && node.IsSilent) throw Unreachable(pod, container, node.HostIP);
        if (!state.Pods.TryGetValue(pod.Metadata.Uid, out var worker)) return "";
        foreach (var known in worker.Containers)
        {
            foreach (var run in (ReadOnlySpan<ContainerRun?>)[known.Run, known.Before, known.Seen, known.SeenBefore])
            {
                if (run is not null && run.Id == wanted) return Text(run, api.Simulator.Now, request);
            }
        }
        return "";
    }

    private static StatusException Unreachable(V1Pod pod, string container, string host)
    {
        var metadata = pod.Metadata;
        var url = $"https://{host}:10250/containerLogs/{metadata.NamespaceProperty}/{metadata.Name}/{container}";
        return new StatusException(new V1Status { Status = "Failure", Code = 500, Message = $"Get \"{url}\": dial tcp {host}:10250: connect: no route to host" });
    }

    private static string Container(V1Pod pod, string? asked)
    {
        var name = pod.Metadata.Name;
        var containers = pod.Spec.Containers.Select(container => container.Name).ToList();
        var init = (pod.Spec.InitContainers ?? []).Select(container => container.Name).ToList();
        if (!string.IsNullOrEmpty(asked))
        {
            return containers.Contains(asked) || init.Contains(asked)
                ? asked
                : throw StatusException.BadRequest($"container {asked} is not valid for pod {name}");
        }
        if (containers.Count == 1) return containers[0];
        var message = $"a container name must be specified for pod {name}, choose one of: [{string.Join(' ', containers)}]";
        if (init.Count > 0) message += $" or one of the init containers: [{string.Join(' ', init)}]";
        throw StatusException.BadRequest(message);
    }

    private static string ContainerId(V1Pod pod, string container, bool previous)
    {
        var name = pod.Metadata.Name;
        var status = (pod.Status?.ContainerStatuses ?? []).Concat(pod.Status?.InitContainerStatuses ?? [])
            .FirstOrDefault(status => status.Name == container)
            ?? throw StatusException.BadRequest($"container \"{container}\" in pod \"{name}\" is not available");
        var last = status.LastState?.Terminated;
        if (previous)
        {
            return last?.ContainerID
                ?? throw StatusException.BadRequest($"previous terminated container \"{container}\" in pod \"{name}\" not found");
        }
        if (status.State?.Running is not null) return status.ContainerID;
        if (status.State?.Terminated is { } ended)
        {
            return ended.ContainerID ?? last?.ContainerID
                ?? throw StatusException.BadRequest($"container \"{container}\" in pod \"{name}\" is terminated");
        }
        return last?.ContainerID ?? throw StatusException.BadRequest(
            $"container \"{container}\" in pod \"{name}\" is waiting to start{Why(status.State?.Waiting?.Reason)}");
    }

    private static string Why(string? reason) => reason switch
    {
        null => " - no logs yet",
        "ErrImagePull" => ": image can't be pulled",
        "ImagePullBackOff" => ": trying and failing to pull image",
        _ => $": {reason}",
    };

    private static string Text(ContainerRun run, DateTimeOffset now, PodLogRequest request)
    {
        var end = run.FinishedAt ?? now;
        var lines = run.Program.Log.Where(line => run.StartedAt + line.After <= end).ToList();
        var text = new StringBuilder();
        foreach (var line in request.TailLines is { } tail ? lines.TakeLast(tail) : lines)
        {
            if (run.StartedAt + line.After < now - request.Since) continue;
            if (request.Timestamps)
            {
                var time = (run.StartedAt + line.After).UtcDateTime;
                text.Append(time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z' ", CultureInfo.InvariantCulture));
            }
            text.Append(line.Text).Append('\n');
        }
        return text.ToString();
    }
}
