using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.Describe;

/// <summary>Describes the containers of a pod, or of the template of pods.</summary>
/// <param name="writer">Where to.</param>
/// <param name="pod">The pod; null for a template.</param>
/// <param name="version">The release whose layout is used.</param>
/// <remarks>Source: kubectl pkg/describe/describe.go, describeContainers and what it calls.</remarks>
internal sealed class ContainersSection(DescribeWriter writer, V1Pod? pod, KubernetesVersion version)
{
    /// <summary>Describes containers under a title.</summary>
    /// <param name="title">Such as <c>Containers</c>.</param>
    /// <param name="containers">The containers.</param>
    /// <param name="statuses">What the kubelet says of them.</param>
    public void Write(string title, IList<V1Container> containers, IList<V1ContainerStatus>? statuses)
    {
        writer.Line(pod is null ? 1 : 0, containers.Count == 0 ? $"{title}:\t<none>" : $"{title}:");
        foreach (var container in containers)
        {
            var status = statuses?.FirstOrDefault(one => one.Name == container.Name);
            WriteBasics(container, status);
            WriteWords("Command", container.Command);
            WriteWords("Args", container.Args);
            if (status is not null) WriteStatus(status);
            WriteResources("Limits", container.Resources?.Limits);
            WriteResources("Requests", container.Resources?.Requests);
            WriteProbe("Liveness", container.LivenessProbe);
            WriteProbe("Readiness", container.ReadinessProbe);
            WriteProbe("Startup", container.StartupProbe);
            EnvironmentSection.Write(writer, container, pod);
            WriteMounts(container);
        }
    }

    private void WriteBasics(V1Container container, V1ContainerStatus? status)
    {
        writer.Line(1, pod is null ? $" {container.Name}:" : $"{container.Name}:");
        if (status is not null) writer.Field(2, "Container ID", status.ContainerID);
        writer.Field(2, "Image", container.Image);
        if (status is not null) writer.Field(2, "Image ID", status.ImageID);
        WritePorts("Port", container.Ports, port => port.ContainerPort);
        WritePorts("Host Port", container.Ports, port => port.HostPort ?? 0);
        if (container.SecurityContext?.SeccompProfile is not { } profile || !version.AtLeast(19)) return;
        writer.Field(2, "SeccompProfile", profile.Type);
        if (profile.Type == "Localhost") writer.Field(3, "LocalhostProfile", profile.LocalhostProfile);
    }

    private void WritePorts(string title, IList<V1ContainerPort>? ports, Func<V1ContainerPort, int> number)
    {
        var text = string.Join(", ", (ports ?? []).Select(port => $"{number(port)}/{port.Protocol}"));
        writer.Field(2, ports?.Count > 1 ? $"{title}s" : title, text.Length == 0 ? "<none>" : text);
    }

    private void WriteWords(string title, IList<string>? words)
    {
        if (words is not { Count: > 0 }) return;
        writer.Line(2, $"{title}:");
        foreach (var line in words.SelectMany(word => word.Split('\n'))) writer.Line(3, line);
    }

    private void WriteStatus(V1ContainerStatus status)
    {
        WriteState("State", status.State);
        if (status.LastState?.Terminated is not null) WriteState("Last State", status.LastState);
        writer.Field(2, "Ready", status.Ready ? "True" : "False");
        writer.Field(2, "Restart Count", status.RestartCount.ToString(CultureInfo.InvariantCulture));
    }

    private void WriteState(string title, V1ContainerState? state)
    {
        switch (state)
        {
            case { Running: { } running }:
                writer.Field(2, title, "Running");
                writer.Field(3, "Started", writer.Time(running.StartedAt));
                break;
            case { Terminated: { } ended }:
                writer.Field(2, title, "Terminated");
                writer.FieldIfAny(3, "Reason", ended.Reason);
                writer.FieldIfAny(3, "Message", ended.Message);
                writer.Field(3, "Exit Code", ended.ExitCode.ToString(CultureInfo.InvariantCulture));
                if (ended.Signal > 0) writer.Field(3, "Signal", ended.Signal?.ToString(CultureInfo.InvariantCulture));
                writer.Field(3, "Started", writer.Time(ended.StartedAt));
                writer.Field(3, "Finished", writer.Time(ended.FinishedAt));
                break;
            default:
                writer.Field(2, title, "Waiting");
                writer.FieldIfAny(3, "Reason", state?.Waiting?.Reason);
                break;
        }
    }

    private void WriteResources(string title, IDictionary<string, ResourceQuantity>? resources)
    {
        if (resources is not { Count: > 0 }) return;
        writer.Line(2, $"{title}:");
        foreach (var (name, quantity) in resources.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            writer.Field(3, name, Quantity.From(quantity).ToString());
    }

    private void WriteProbe(string title, V1Probe? probe)
    {
        if (probe is not null) writer.Field(2, title, ProbeText.Of(probe));
    }

    private void WriteMounts(V1Container container)
    {
        writer.Line(2, container.VolumeMounts is { Count: > 0 } ? "Mounts:" : "Mounts:\t<none>");
        foreach (var mount in (container.VolumeMounts ?? []).OrderBy(one => one.MountPath, StringComparer.Ordinal))
        {
            var flags = mount.ReadOnlyProperty == true ? "ro" : "rw";
            if (!string.IsNullOrEmpty(mount.SubPath)) flags += $",path={GoQuote.Of(mount.SubPath)}";
            writer.Line(3, $"{mount.MountPath} from {mount.Name} ({flags})");
        }

        if (container.VolumeDevices is not { Count: > 0 } devices) return;
        writer.Line(2, "Devices:");
        foreach (var device in devices.OrderBy(one => one.DevicePath, StringComparer.Ordinal))
            writer.Line(3, $"{device.DevicePath} from {device.Name}");
    }
}
