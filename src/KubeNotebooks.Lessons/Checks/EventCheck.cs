using System.Text.RegularExpressions;
using k8s.Models;
using KubeNotebooks.ControlPlane.ApiServer;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>Something was reported as an event since the exercise began.</summary>
/// <param name="About">The object that it is about, whose name may end in <c>*</c>; null: any.</param>
/// <param name="Reason">The event's reason; null: any.</param>
/// <param name="Message">What its message must match; null: any.</param>
internal sealed record EventCheck(Target? About, string? Reason, Regex? Message) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var (what, about) = (Reason ?? Message?.ToString() ?? "", About is null ? "" : $" {About}");
        var expected = LocalText.Of($"An event reports {what}{(About is null ? "" : " about")}{about}.", $"{what} というイベントが出た{(About is null ? "" : $"({About})")}。");
        var happened = facts.Entries.Select(entry => entry.What).OfType<ObjectWritten>()
            .Where(written => written.Type != WatchEventType.Deleted).Select(written => written.Object).OfType<Corev1Event>().FirstOrDefault(Fits);
        return happened is null
            ? new Verdict(false, expected, LocalText.Of($"There has been no such event since the exercise began.", $"この演習を始めてから、そのイベントは出ていません。"))
            : new Verdict(true, expected, LocalText.Of($"{happened.Reason}: {happened.Message}", $"{happened.Reason}: {happened.Message}"));
    }

    private bool Fits(Corev1Event one) =>
        (Reason is null || one.Reason == Reason) && (Message is null || Message.IsMatch(one.Message ?? "")) && (About is null || IsAbout(one));

    private bool IsAbout(Corev1Event one) => one.InvolvedObject is { } about && about.Kind == About!.Type.Kind
        && (About.Name.EndsWith('*') ? about.Name?.StartsWith(About.Name[..^1], StringComparison.Ordinal) == true : about.Name == About.Name);
}
