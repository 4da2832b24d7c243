using System.Collections.Immutable;
using KubeNotebooks.Lessons.Checks;

namespace KubeNotebooks.Lessons.Reading;

/// <summary>All kinds of checks.</summary>
internal static class CheckKinds
{
    private const string Of = "of";

    private static readonly Field Object = new(Of, FieldKind.Target, "The object, such as deploy/web, or deploy/web -n shop") { Required = true };
    private static readonly Field Deployment = new(Of, FieldKind.Deployment, "The Deployment, such as deploy/web") { Required = true };
    private static readonly Field Commands = new("commands", FieldKind.Commands, "A kubectl command without kubectl, such as rollout undo, or a list of which one will do") { Required = true };
    private static readonly Field Pods = new("count", FieldKind.Number, "How many pods") { Required = true };

    /// <summary>All, in the order of the guide.</summary>
    public static ImmutableArray<CheckKind> All { get; } =
    [
        Short("exists", Object, "The object is there", values => new ExistsCheck(values.Target(Of))),
        Short("absent", Object, "The object is not there", values => new AbsentCheck(values.Target(Of))),
        Short("kept", Object, "The object is the one that was there at the start, not another of its name", values => new KeptCheck(values.Target(Of))),
        Long("condition", "The object has a condition", values => new ConditionCheck(values.Target(Of), values.Text("type"), values.TextOrNull("status") ?? "True", values.TextOrNull("reason"), values.Span("within")),
            Object, new Field("type", FieldKind.Text, "The condition's type, such as Available") { Required = true },
            new Field("status", FieldKind.Text, "True if not given") { Choices = ["True", "False", "Unknown"] }, new Field("reason", FieldKind.Text, "The reason that it must give"),
            new Field("within", FieldKind.Span, "Of a Deployment: how long after the change of its template at the latest, such as 60s")),
        new CheckKind(
            new Shape("jsonpath", [Object, new Field("path", FieldKind.Path, "As kubectl get -o jsonpath takes it: {.spec.replicas}") { Required = true }])
            {
                OneOf = [new Field("equals", FieldKind.Text, "What it must print"), new Field("matches", FieldKind.Pattern, "A regular expression that it must match")],
            },
            "A field of the object has a value",
            values => new JsonPathCheck(values.Target(Of), values.Text("path"), values.Path("path"), values.TextOrNull("equals"), values.Pattern("matches"))),
        Long("event", "An event was reported since the exercise began", values => new EventCheck(values.TargetOrNull("about"), values.TextOrNull("reason"), values.Pattern("message")),
            new Field("reason", FieldKind.Text, "The event's reason, such as Killing") { Required = true }, new Field("about", FieldKind.Target, "The object, whose name may end in *: pod/web-*"),
            new Field("message", FieldKind.Pattern, "A regular expression that its message must match")),
        Long("logs", "A container wrote a text", values => new LogsCheck(values.Target(Of), values.Text("contain")),
            new Field(Of, FieldKind.Target, "A pod, or a Deployment: then any of its pods") { Required = true }, new Field("contain", FieldKind.Text, "The text") { Required = true }),
        Short("commandUsed", Commands, "A command was run", values => new CommandUsedCheck(Patterns(values), MustSucceed: false)),
        Short("commandSucceeded", Commands, "A command was run and ended well", values => new CommandUsedCheck(Patterns(values), MustSucceed: true)),
        Short("commandNotUsed", Commands, "A command was not run", values => new CommandNotUsedCheck(Patterns(values))),
        Short("lastExitCode", new Field("code", FieldKind.Number, "0: all well") { Required = true }, "The last command ended with an exit code", values => new LastExitCodeCheck(values.Number("code") ?? 0)),
        Short("rolloutComplete", Deployment, "All pods are of the current template and available", values => new RolloutCompleteCheck(values.Target(Of))),
        Long("availableAtLeast", "Never fewer pods were available during the rollout", values => new AvailableAtLeastCheck(values.Target(Of), values.Number("count") ?? 0), Pods, Deployment),
        Long("podsAtMost", "Never were there more pods at once during the rollout", values => new PodsAtMostCheck(values.Target(Of), values.Number("count") ?? 0), Pods, Deployment),
        Short("undoUsed", Deployment, "It was taken back by rollout undo", values => new UndoUsedCheck(values.Target(Of))),
        Short("noPodRestarted", Deployment, "No container of its pods was restarted", values => new NoPodRestartedCheck(values.Target(Of))),
        Long("finishedWithin", "From the first change to the complete rollout no more time passed", values => new FinishedWithinCheck(values.Target(Of), values.Span("time") ?? default),
            new Field("time", FieldKind.Span, "Cluster time, such as 60s") { Required = true }, Deployment),
        new CheckKind(
            new Shape("causeRecorded", [Deployment, new Field("matches", FieldKind.Pattern, "A regular expression that the cause must match")]) { Short = Of },
            "The history tells why the current revision was made",
            values => new CauseRecordedCheck(values.Target(Of), values.Pattern("matches"))),
        new CheckKind(
            new Shape("imagePushed",
            [
                new Field("image", FieldKind.Image, "The image, such as web:1.1") { Required = true },
                new Field("from", FieldKind.Image, "The image that it must be built upon, directly or not"),
                new Field("change", FieldKind.Pattern, "A regular expression that one of its changes must match"),
            ]) { Short = "image" },
            "The learner built an image, and the registry has what was built",
            values => new ImagePushedCheck(values.Image("image")!, values.Image("from"), values.Pattern("change"))),
        Long("imageRuns", "All pods run an image as the registry has it, not an older content of that name", values => new ImageRunsCheck(values.Target(Of), values.Image("image")!),
            new Field("image", FieldKind.Image, "The image, such as web:1.1") { Required = true }, Deployment),
    ];

    private static CheckKind Short(string name, Field only, string about, Func<Values, Check> create) =>
        new(new Shape(name, [only]) { Short = only.Name }, about, create);

    private static CheckKind Long(string name, string about, Func<Values, Check> create, params ImmutableArray<Field> fields) => new(new Shape(name, fields), about, create);

    private static ImmutableArray<CommandPattern> Patterns(Values values) => [.. values.Texts("commands").Select(text => new CommandPattern(text))];
}
