using System.Collections.Immutable;
using KubeNotebooks.Lessons.Predictions;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>A kind of question: how it is written, and what it becomes.</summary>
/// <param name="Shape">Its keys; its name is the key under which they stand.</param>
/// <param name="About">What it asks, in one sentence without a period.</param>
/// <param name="Create">Makes the question from values that have the shape.</param>
internal sealed record QuestionKind(Shape Shape, string About, Func<Values, Question> Create);

/// <summary>All kinds of questions that predictions ask.</summary>
internal static class QuestionKinds
{
    private const string Of = "of";
    private static readonly TimeSpan UsualTolerance = TimeSpan.FromSeconds(5);
    private static readonly Field Deployment = new(Of, FieldKind.Deployment, "The Deployment, such as deploy/web") { Required = true };

    /// <summary>All, in the order of the guide.</summary>
    public static ImmutableArray<QuestionKind> All { get; } =
    [
        Short("mostPods", "How many pods are there at most at one time", values => new MostPodsQuestion(values.Target(Of))),
        Short("fewestAvailable", "How many pods are available at least", values => new FewestAvailableQuestion(values.Target(Of))),
        Short("firstScaled", "Which ReplicaSet is scaled first: new or old", values => new FirstScaledQuestion(values.Target(Of))),
        new QuestionKind(
            new Shape("podStatus",
            [
                Deployment,
                new Field("pods", FieldKind.Text, "Those of the current template, or the others") { Required = true, Choices = ["new", "old"] },
                new Field("after", FieldKind.Span, "How long after the command, such as 20s") { Required = true },
            ]),
            "What the column STATUS says some time after the command",
            values => new PodStatusQuestion(values.Target(Of), values.Text("pods") == "new", values.Span("after") ?? default)),
        Short("revisions", "How many revisions the history lists afterwards", values => new RevisionsQuestion(values.Target(Of))),
        Short("revision", "Which number the current revision has afterwards", values => new RevisionQuestion(values.Target(Of))),
        new QuestionKind(
            new Shape("duration", [Deployment, new Field("tolerance", FieldKind.Span, "How far off an answer may be; 5s if not given")]) { Short = Of },
            "About how long the rollout takes",
            values => new DurationQuestion(values.Target(Of), values.Span("tolerance") ?? UsualTolerance)),
    ];

    private static QuestionKind Short(string name, string about, Func<Values, Question> create) => new(new Shape(name, [Deployment]) { Short = Of }, about, create);
}
