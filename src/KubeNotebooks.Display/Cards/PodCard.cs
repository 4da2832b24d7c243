using System.Globalization;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Printers;
using KubeNotebooks.ControlPlane.Relations;
using KubeNotebooks.ControlPlane.Rollouts;
using KubeNotebooks.Display.Drawing;
using KubeNotebooks.Display.Tables;

namespace KubeNotebooks.Display.Cards;

/// <summary>A pod as a card.</summary>
internal static class PodCard
{
    private const int MostContainers = 12;

    /// <summary>The card.</summary>
    public static string Of(Cluster cluster, V1Pod pod, string text)
    {
        var set = Ownership.ReplicaSetOf(cluster, pod);
        var deployment = set is null ? null : Ownership.DeploymentOf(cluster, set);
        var card = new Card("Pod", pod.Metadata.Name, deployment is null ? null : Palette.Of(cluster, set!.Metadata.Uid).Solid);
        var mark = StatusMark.OfPod(PodStates.Of(pod));
        var summary = PodSummary.Of(pod, cluster.Options.Version);
        card.Line($"<span style=\"color:{mark.Colour}\">{mark.Glyph}</span> <b>{Card.Text(summary.Status)}</b>: {mark.Meaning}");
        card.Facts(
            ("namespace", Card.Text(pod.Metadata.NamespaceProperty)),
            ("node", Card.Text(pod.Spec.NodeName)),
            ("IP", Card.Text(pod.Status?.PodIP)),
            ("ready", summary.Ready),
            ("restarts", summary.RestartsText(cluster.Now, cluster.Options.Version)));
        if (set is not null)
        {
            var of = deployment is null ? "" : string.Create(CultureInfo.InvariantCulture,
                $" of Deployment <b>{Card.Text(deployment.Metadata.Name)}</b>, revision {Revisions.Of(cluster, deployment, set).Number}");
            card.Line($"Controlled by ReplicaSet {Card.Text(set.Metadata.Name)}{of}.");
        }
        AppendStory(card, pod, cluster.Now);
        AppendContainers(card, "Init containers", pod.Spec.InitContainers, pod.Status?.InitContainerStatuses);
        AppendContainers(card, "Containers", pod.Spec.Containers, pod.Status?.ContainerStatuses);
        ConditionLines.Append(card, pod.Status?.Conditions?.Select(one => (one.Type, one.Status, one.Reason, one.Message)));
        EventAxis.Append(card, cluster, pod);
        return card.End(text);
    }

    // The steps of a pod's life, each with the time since its creation.
    private static void AppendStory(Card card, V1Pod pod, DateTimeOffset now)
    {
        if (pod.Metadata.CreationTimestamp is not { } created) return;
        var started = (pod.Status?.ContainerStatuses ?? []).Select(one => one.State?.Running?.StartedAt).OfType<DateTime>().Order().LastOrDefault();
        (string Name, DateTime? Time)[] steps =
        [
            ("created", created), ("on a node", Since(pod, "PodScheduled")), ("initialised", Since(pod, "Initialized")),
            ("containers run", started == default ? null : started), ("ready", Since(pod, "Ready")),
        ];
        var html = steps.Select((step, index) => step.Time is { } time
            ? $"<span style=\"white-space:nowrap\"><span style=\"color:{Palette.Good}\">●</span> {step.Name} "
                + $"<span style=\"opacity:0.7\">{(index == 0 ? HumanDuration.Since(created, now) + " ago" : "+" + HumanDuration.Format(time - created))}</span></span>"
            : $"<span style=\"white-space:nowrap;opacity:0.7\">○ {step.Name}</span>");
        card.Line(string.Join(" → ", html));
    }

    private static DateTime? Since(V1Pod pod, string type) =>
        pod.Status?.Conditions?.FirstOrDefault(one => one.Type == type && one.Status == "True")?.LastTransitionTime;

    private static void AppendContainers(Card card, string title, IList<V1Container>? containers, IList<V1ContainerStatus>? statuses)
    {
        if (containers is not { Count: > 0 }) return;
        card.Section(title);
        foreach (var container in containers.Take(MostContainers))
        {
            var status = statuses?.FirstOrDefault(one => one.Name == container.Name);
            var (colour, glyph, state) = StateOf(status);
            var last = status?.LastState?.Terminated is { } ended ? $"; before that: {Ending(ended)}" : "";
            var restarts = status?.RestartCount > 0 ? string.Create(CultureInfo.InvariantCulture, $", {status.RestartCount} restarts") : "";
            card.Marked(colour, glyph, $"<b>{Card.Text(container.Name)}</b> {Card.Text(container.Image)}: {Card.Text(state)}{restarts}{Card.Text(last)}");
        }
    }

    private static (string Colour, string Glyph, string State) StateOf(V1ContainerStatus? status) => status?.State switch
    {
        { Running: not null } => status.Ready ? (Palette.Good, "●", "running, ready") : (Palette.Caution, "◑", "running, not ready"),
        { Terminated: { } ended } => ended.ExitCode == 0 ? (Palette.Good, "✓", Ending(ended)) : (Palette.Failure, "✕", Ending(ended)),
        { Waiting: { Reason: { Length: > 0 } reason } waiting } => reason is "ContainerCreating" or "PodInitializing"
            ? (Palette.Caution, "◔", $"waiting, {reason}")
            : (Palette.Failure, "✕", $"waiting, {reason}{(string.IsNullOrEmpty(waiting.Message) ? "" : ": " + waiting.Message)}"),
        _ => (Palette.Quiet, "○", "not started"),
    };

    private static string Ending(V1ContainerStateTerminated ended) =>
        string.Create(CultureInfo.InvariantCulture, $"ended, {ended.Reason}, exit code {ended.ExitCode}");
}
