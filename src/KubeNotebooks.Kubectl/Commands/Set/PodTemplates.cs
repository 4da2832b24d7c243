using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Patch;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Set;

/// <summary>Changes the pod specs of objects, as the commands below <c>set</c> do.</summary>
/// <remarks>Source: kubectl pkg/polymorphichelpers/updatepodspec.go; pkg/cmd/set/helper.go.</remarks>
internal static class PodTemplates
{
    /// <summary>The pod spec of a pod, or of an object that makes pods.</summary>
    /// <exception cref="KubectlException">The kind has none.</exception>
    public static JsonObject SpecOf(ResourceInfo info, JsonObject json) => info.Type.Kind switch
    {
        "Pod" => json.Ensure("spec"),
        "Deployment" or "ReplicaSet" => json.Ensure("spec", "template", "spec"),
        _ => throw new KubectlException(
            $"the object is not a pod or does not have a pod template: *{info.Type.Version}.{info.Type.Kind}"),
    };

    /// <summary>Changes objects, sends the patches and says so; an object that stays as it is gets no line.</summary>
    /// <param name="context">The command.</param>
    /// <param name="dryRun">How far to go.</param>
    /// <param name="infos">The objects.</param>
    /// <param name="operation">Such as <c>image updated</c>.</param>
    /// <param name="failure">What errors of the server begin with, such as <c>failed to patch image update to pod template</c>.</param>
    /// <param name="change">Changes an object's pod spec; adds what is wrong to the list.</param>
    public static void Change(
        CommandContext context,
        DryRun dryRun,
        IReadOnlyList<ResourceInfo> infos,
        string operation,
        string failure,
        Action<ResourceInfo, JsonObject, List<Exception>> change)
    {
        var printer = new ResultPrinter(context, dryRun);
        var errors = new List<Exception>();
        foreach (var info in infos)
        {
            var after = info.Object!.Copy();
            try
            {
                change(info, SpecOf(info, after), errors);
            }
            catch (KubectlException wrong)
            {
                errors.Add(new KubectlException($"error: {info.Type.Plural}/{info.Name} {wrong.Message}\n"));
                continue;
            }
            ChangeCause.Record(context, after);
            var patch = StrategicMergePatch.Diff(info.Object!, after, info.Type);
            if (patch.Count == 0) continue;
            if (dryRun == DryRun.Client)
            {
                printer.Print(info, after, operation);
                continue;
            }
            try
            {
                var options = new WriteOptions(DryRun: dryRun == DryRun.Server, FieldManager: "kubectl-set");
                var result = context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.StrategicMerge, patch, options);
                printer.Print(info, result, operation);
            }
            catch (StatusException refused)
            {
                errors.Add(new KubectlException($"{failure}: {refused.Message}"));
            }
        }
        KubectlAggregateException.ThrowIfAny(errors);
    }

    /// <summary>The containers of a pod spec that a name or pattern picks.</summary>
    public static IEnumerable<JsonObject> Containers(JsonObject spec, string name, string list = "containers") =>
        spec.ObjectsAt(list).Where(container => name == "*" || container.TextAt("name") == name);
}
