using System.Globalization;
using KubeNotebooks.ControlPlane.Diagnosis;
using KubeNotebooks.Display;
using KubeNotebooks.Display.Explanations;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Outputs;
using static System.FormattableString;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim why</c>: why a Deployment is where it is, and how it came there step by step.</summary>
internal static class WhyDirective
{
    private const string Step = "--step";
    private const string Steps = "--steps";

    /// <summary>The magic.</summary>
    public static Directive Why { get; } = new("#!sim why", "#!sim why deploy/NAME [--step N | --steps] [-n NAMESPACE]",
        "Explains why a Deployment waits or does not go on: the controller's sum, and the first cause")
    {
        Arguments = ["deploy/NAME", "NAME"],
        Required = 1,
        Options =
        [
            new(Step, "N", "The N-th decision since the template was last changed: the sum, what was done, what it waited for"),
            new(Steps, null, "All decisions since then, a line each"),
            DeploymentArgument.Namespace,
        ],
        Example = "#!sim why deploy/web",
        Run = Run,
    };

    private static void Run(DirectiveCall call)
    {
        if (DeploymentArgument.Find(call) is not { } deployment) return;
        var cluster = call.Session.Cluster;
        if (!call.Arguments.Has(Step) && !call.Arguments.Has(Steps))
        {
            Show(call, ExplanationView.Of(Explanation.Of(cluster, deployment), cluster.Now));
            return;
        }
        var walk = RolloutWalk.Of(cluster, deployment);
        if (walk.Steps.IsEmpty)
            throw new CellSyntaxException(call.Arguments.Line, $"The controller has decided nothing since the template of {deployment.Metadata.Name} changed. Let time pass: #!sim run 1s");
        if (call.Arguments.Has(Steps))
        {
            Show(call, WalkView.Steps(walk));
            return;
        }
        var number = call.Arguments.Value(Step) is { } text && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) ? given : throw NoNumber(call, walk.Steps.Length);
        if (number < 1 || number > walk.Steps.Length)
            throw new CellSyntaxException(call.Arguments.Line, Invariant($"There is no step {number}: this rollout has steps 1 to {walk.Steps.Length}. {Steps} lists them."));
        Show(call, WalkView.Step(walk, (int)number));
    }

    private static CellSyntaxException NoNumber(DirectiveCall call, int steps) =>
        new(call.Arguments.Line, Invariant($"{Step} is a whole number from 1 to {steps}, not \"{call.Arguments.Value(Step)}\". {Steps} lists the steps."));

    private static void Show(DirectiveCall call, MimeBundle bundle) => call.Output.Emit(new DisplayOutput(bundle));
}
