using KubeNotebooks.ControlPlane.Timelines;
using KubeNotebooks.Display.Timelines;

namespace KubeNotebooks.Display;

/// <summary>A rollout timeline as something to look at.</summary>
public static class TimelineHtml
{
    /// <summary>In all its forms.</summary>
    /// <param name="timeline">The timeline.</param>
    public static MimeBundle Bundle(RolloutTimeline timeline) =>
        MimeBundle.Text(TimelineText.Of(timeline)).With(MimeBundle.HtmlText, Of(timeline));

    /// <summary>The picture.</summary>
    /// <param name="timeline">The timeline.</param>
    public static string Of(RolloutTimeline timeline) => TimelinePicture.Html(timeline);
}
