using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Tests;
using KubeNotebooks.Kubectl.Client;
using KubernetesJson = KubeNotebooks.ControlPlane.Api.Json.KubernetesJson;

namespace KubeNotebooks.Kubectl.Tests.Recorded;

/// <summary>A cluster that holds the objects of <c>state.json</c>, at the time when the transcript was recorded; nothing moves in it.</summary>
internal sealed partial class RecordedCluster
{
    private readonly KubectlRunner _kubectl;

    public RecordedCluster(KubernetesVersion version)
    {
        var state = JsonNode.Parse(File.ReadAllText(PathOf("state.json")))!;
        var now = DateTimeOffset.Parse((string)state["now"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var cluster = new Cluster(new ClusterOptions { Version = version, Controllers = false, Bootstrap = false, Start = now });
        foreach (var saved in state["objects"]!.AsArray().Select(one => (JsonObject)one!))
        {
            var type = ResourceCatalogue.Find((string)saved["apiVersion"]!, (string)saved["kind"]!)!;
            cluster.Load((IKubernetesObject<V1ObjectMeta>)KubernetesJson.FromJson(saved, type.ModelType));
        }

        _kubectl = new KubectlRunner(new ClusterApiClient(cluster));
    }

    /// <summary>A file beside this one.</summary>
    public static string PathOf(string name) => Path.Combine(RepositoryFiles.Root, "tests", "KubeNotebooks.Kubectl.Tests", "Recorded", name);

    /// <summary>What a command writes: standard output, then standard error.</summary>
    /// <param name="words">What follows <c>kubectl</c>; a word may stand in single quotes.</param>
    public string Run(string words)
    {
        var result = _kubectl.Run(new KubectlInvocation(
            [.. Words().Matches(words).Select(word => word.Groups[1].Success ? word.Groups[1].Value : word.Value)]));
        return result.StandardOutput + result.StandardError;
    }

    [GeneratedRegex(@"'(.*?)'(?= |$)|\S+")]
    private static partial Regex Words();
}
