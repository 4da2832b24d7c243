using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane.ContainerImages;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.ControlPlane.Tests.Kubelet;

namespace KubeNotebooks.ControlPlane.Tests.Faults;

/// <summary>Pods of a Deployment <c>web</c>, and single ones, in a cluster where things fail.</summary>
internal static class FaultStory
{
    public static FaultTarget Pod(string name) => new("pod", name, "default");

    public static FaultTarget Deployment(string name) => new("deploy", name, "default");

    public static FaultTarget Node(string name) => new("node", name);

    public static FaultTarget Image(string name) => ImageReference.TryParse(name, out var reference, out _) ? new FaultTarget("image", reference.Canonical) : throw new ArgumentException(name, nameof(name));

    public static V1Pod Probed(string name, Func<V1Container, V1Probe, V1Container> add, int period = 5) => PodStory.Pod(name, "nginx:1.17", spec => spec with
    {
        Containers = [add(spec.Containers[0], new V1Probe { HttpGet = new V1HTTPGetAction { Port = 80 }, PeriodSeconds = period })],
    });

    public static V1Deployment Web(int replicas, Func<V1PodSpec, V1PodSpec>? change = null) => new()
    {
        Metadata = new V1ObjectMeta { Name = "web", NamespaceProperty = "default" },
        Spec = new V1DeploymentSpec
        {
            Replicas = replicas,
            Selector = new V1LabelSelector { MatchLabels = new Dictionary<string, string> { ["app"] = "web" } },
            Template = new V1PodTemplateSpec
            {
                Metadata = new V1ObjectMeta { Labels = new Dictionary<string, string> { ["app"] = "web" } },
                Spec = PodStory.Pod("", "nginx:1.17", change).Spec,
            },
        },
    };

    /// <summary>The events of a kind of object since the start, as <c>component reason message xN</c>, in the order of their names.</summary>
    public static IEnumerable<string> Events(Cluster cluster, params string[] reasons) => cluster.ApiServer.List<Corev1Event>()
        .Where(one => reasons.Contains(one.Reason))
        .OrderBy(one => one.Metadata.Name[(one.Metadata.Name.LastIndexOf('.') + 1)..], StringComparer.Ordinal)
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Source.Component}: {one.Type} {one.Reason} {one.Message}"));

    public static V1Node NodeOf(Cluster cluster, string name) => cluster.ApiServer.Get<V1Node>(null, name);

    /// <summary>What <c>get pods -o wide</c> would show of a Deployment's pods: node, row, and whether the Ready condition holds.</summary>
    public static IEnumerable<string> Pods(Cluster cluster) => cluster.Pods.OrderBy(pod => pod.Spec.NodeName, StringComparer.Ordinal).ThenBy(pod => PodStory.Row(pod), StringComparer.Ordinal)
        .Select(pod => $"{pod.Spec.NodeName}: {PodStory.Row(pod)}, Ready {pod.Status.Conditions.First(one => one.Type == "Ready").Status}");
}
