using System.Text.Json.Nodes;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Api.Patch;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Kubectl.CommandLine;
using KubeNotebooks.Kubectl.Resources;

namespace KubeNotebooks.Kubectl.Commands.Rollout;

/// <summary>A small change to each Deployment that a command line names: pause, resume, restart.</summary>
/// <param name="NotSupported">What other kinds answer, such as <c>pausing is not supported</c>.</param>
/// <param name="Done">What is said afterwards, such as <c>paused</c>.</param>
/// <param name="Apply">Changes the Deployment; a <see cref="KubectlException"/> says why it cannot.</param>
/// <remarks>Source: kubectl pkg/cmd/rollout/rollout_pause.go, rollout_resume.go, rollout_restart.go.</remarks>
internal sealed record DeploymentChange(
    string NotSupported, string Done, Action<CommandContext, JsonObject> Apply)
{
    /// <summary>Changes the objects that the command line names.</summary>
    public void Run(CommandContext context)
    {
        context.RequireResource();
        var printer = new ResultPrinter(context);
        var infos = RolloutTargets.Find(context).ReadAll(out var unread);
        var errors = new List<Exception>(unread);
        if (infos.Count == 0 && errors.Count == 0) RolloutTargets.SayNothingFound(context);
        foreach (var info in infos)
        {
            try
            {
                printer.Print(info, Change(context, info), Done);
            }
            catch (KubectlException error)
            {
                errors.Add(error);
            }
        }
        KubectlAggregateException.ThrowIfAny(errors);
    }

    private JsonObject Change(CommandContext context, ResourceInfo info)
    {
        var after = info.Object!.Copy();
        try
        {
            if (info.Type.Kind != "Deployment") throw new KubectlException(NotSupported);
            Apply(context, after);
        }
        catch (KubectlException cannot)
        {
            throw new KubectlException($"error: {info.Type.QualifiedPlural} \"{info.Name}\" {cannot.Message}");
        }
        var patch = StrategicMergePatch.Diff(info.Object!, after, info.Type);
        if (patch.Count == 0)
        {
            throw new KubectlException($"failed to create patch for {info.Name}: if restart has already been triggered within the past second, "
                + "please wait before attempting to trigger another");
        }
        try
        {
            return context.Client.Patch(info.Type, info.Namespace, info.Name, PatchType.StrategicMerge, patch,
                new WriteOptions(FieldManager: "kubectl-rollout"));
        }
        catch (StatusException refused)
        {
            throw new KubectlException($"failed to patch: {refused.Message}");
        }
    }
}
