using System.Globalization;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl.Client;
using KubernetesJson = KubeNotebooks.ControlPlane.Api.Json.KubernetesJson;

namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>Runs one golden's command on a cluster in the golden's state, and compares.</summary>
internal static class GoldenRun
{
    /// <summary>What is wrong; null when all is as kubectl had it.</summary>
    public static string? Run(Golden golden, GoldenWorkplace workplace)
    {
        try
        {
            var client = new GoldenClient(new ClusterApiClient(ClusterOf(golden.State)), golden);
            var before = Everything(client);
            var result = new KubectlRunner(client).Run(new KubectlInvocation(golden.Arguments)
            {
                StandardInput = golden.StandardInput,
                Environment = golden.Environment,
                WorkingDirectory = golden.RunsInManifests ? workplace.Folder : ".",
            });
            return Compare(golden, result) ?? (golden.Mutates && Everything(client) == before ? "it says that it changed something, but nothing changed" : null);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return fault.ToString();
        }
    }

    private static Cluster ClusterOf(JsonObject state)
    {
        var now = DateTimeOffset.Parse((string)state["now"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var cluster = new Cluster(new ClusterOptions { Controllers = false, Bootstrap = false, Start = now });
        foreach (var saved in state["objects"]!.AsArray().Select(one => (JsonObject)one!))
        {
            var type = ResourceCatalogue.All.FirstOrDefault(
                one => one.ApiVersion == (string?)saved["apiVersion"] && one.Kind == (string?)saved["kind"]);
            if (type is not null) cluster.Load((IKubernetesObject<V1ObjectMeta>)KubernetesJson.FromJson(saved, type.ModelType));
            if (saved["kind"]!.GetValue<string>() == "Namespace") cluster.Load(DefaultServiceAccount((string)saved["metadata"]!["name"]!));
        }
        return cluster;
    }

    // What a controller would have made in a namespace, and what pods cannot be created without.
    private static V1ServiceAccount DefaultServiceAccount(string ns) => new()
    {
        ApiVersion = "v1",
        Kind = "ServiceAccount",
        Metadata = new V1ObjectMeta { Name = "default", NamespaceProperty = ns, Uid = $"sa-{ns}", ResourceVersion = "1" },
    };

    // All objects, as text, read through the API.
    private static string Everything(GoldenClient client) => string.Concat(client.Discover()
        .Select(type => client.List(type, null, Selection.Everything)["items"]!.ToJsonString()));

    // The goldens were recorded on Linux; an external diff is given folders where this system keeps its temporary ones.
    private static string LinuxTemporaryFolder(string text) => text.Replace(Path.GetTempPath(), "/tmp/", StringComparison.Ordinal);

    private static string? Compare(Golden golden, KubectlResult result)
    {
        var normaliser = new GoldenNormaliser(golden.Normalise);
        var expected = normaliser.Apply(golden.Expected);
        var actual = normaliser.Apply(new GoldenText(LinuxTemporaryFolder(result.StandardOutput), result.StandardError));
        if (result.ExitCode == golden.ExitCode && expected == actual) return null;
        return $"""
            exit code {golden.ExitCode}, is {result.ExitCode}
            --- stdout, expected
            {expected.Output}
            --- stdout, is
            {actual.Output}
            --- stderr, expected
            {expected.Error}
            --- stderr, is
            {actual.Error}
            """;
    }
}
