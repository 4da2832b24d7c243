using System.Globalization;
using System.Text;
using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim fail</c> and <c>#!sim heal</c>: makes things fail on purpose, and ends that.</summary>
internal static class FaultDirectives
{
    /// <summary>What the usage calls the name of a kind of fault.</summary>
    public const string KindArgument = "KIND";

    private const string After = "--after";
    private const string Times = "--times";
    private const int MostTimes = 1000;

    /// <summary><c>#!sim fail</c>.</summary>
    public static Directive Fail { get; } = new("#!sim fail", "#!sim fail [KIND TARGET] [--after DURATION] [--times N] [-n NAMESPACE]",
        "Makes something fail until it is healed; without a kind, lists what can fail and what does")
    {
        Arguments = [KindArgument, "TARGET"],
        Options =
        [
            new(After, "DURATION", $"How long after each start it strikes, for {Kinds(kind => kind.DefaultAfter is not null)}") { Choices = ["10s", "30s", "1m"] },
            new(Times, "N", $"How many times as slow, 10 if not given, for {Kinds(kind => kind.HasTimes)}") { Choices = ["10", "100"] },
            DeploymentArgument.Namespace,
        ],
        More = KindTable(),
        Example = "#!sim fail crash deploy/web --after 10s\n#!sim fail node-down worker-2",
        Run = RunFail,
    };

    /// <summary><c>#!sim heal</c>.</summary>
    public static Directive Heal { get; } = new("#!sim heal", "#!sim heal KIND TARGET [-n NAMESPACE] | all", "Ends what was made to fail")
    {
        Arguments = [KindArgument, "TARGET"],
        Required = 1,
        Options = [DeploymentArgument.Namespace],
        Example = "#!sim heal crash deploy/web\n#!sim heal all",
        Run = RunHeal,
    };

    private static void RunFail(DirectiveCall call)
    {
        var (arguments, cluster) = (call.Arguments, call.Session.Cluster);
        if (arguments.Positional.IsEmpty)
        {
            call.Write(Listing(call));
            return;
        }
        var kind = Kind(arguments);
        var target = new FaultTargetReader(call, kind).Read(mustExist: true);
        if (arguments.Has(After) && kind.DefaultAfter is null) throw new CellSyntaxException(arguments.Line, $"{kind} has no use for {After}: that is for {Kinds(one => one.DefaultAfter is not null)}.");
        if (arguments.Has(Times) && !kind.HasTimes) throw new CellSyntaxException(arguments.Line, $"{kind} has no use for {Times}: that is for {Kinds(one => one.HasTimes)}.");
        TimeSpan? after = arguments.Value(After) is not { } text ? null
            : VirtualDuration.Parse(text) is { } span && span <= VirtualDuration.Longest ? span : throw new CellSyntaxException(arguments.Line, $"\"{text}\" is no span of time. Write 30s, 1m30s or 2h.");
        var times = (int)arguments.Number(Times, 10, 2, MostTimes);
        var before = cluster.Faults.Find(kind, target);
        var fault = cluster.Faults.Fail(kind, target, after, times);
        call.Write($"Failing from now on: {fault}.{(before is null ? "" : $" It takes the place of {before}.")} {fault.Heal} ends it.\n{FaultNotes.Of(cluster, fault)}");
    }

    private static void RunHeal(DirectiveCall call)
    {
        var (arguments, faults) = (call.Arguments, call.Session.Cluster.Faults);
        if (arguments.Positional is ["all"])
        {
            if (faults.Active.IsEmpty) call.Write("Nothing is failing.\n");
            foreach (var each in faults.Active)
            {
                faults.Heal(each);
                call.Write($"Healed: {each}.\n");
            }
            return;
        }
        var kind = Kind(arguments);
        var target = new FaultTargetReader(call, kind).Read(mustExist: false);
        if (faults.Find(kind, target) is not { } fault)
        {
            var now = faults.Active.IsEmpty ? "Nothing is failing." : $"Failing are: {string.Join("; ", faults.Active)}.";
            throw new CellSyntaxException(arguments.Line, $"There is no {kind} {target} to heal. {now}");
        }
        faults.Heal(fault);
        call.Write($"Healed: {fault}.\n");
    }

    private static FaultKind Kind(DirectiveArguments arguments)
    {
        var name = arguments.Positional[0];
        var names = FaultKind.All.Select(kind => kind.Name).ToList();
        return FaultKind.All.FirstOrDefault(kind => kind.Name == name)
            ?? throw new CellSyntaxException(arguments.Line, $"Nothing that can fail is called \"{name}\".{Nearest.Suggestion(name, names)} There are: {string.Join(", ", names)}.");
    }

    private static string Listing(DirectiveCall call)
    {
        var cluster = call.Session.Cluster;
        var text = new StringBuilder(cluster.Faults.Active.IsEmpty ? "Nothing is failing.\n" : "Failing now:\n");
        foreach (var fault in cluster.Faults.Active) text.Append(CultureInfo.InvariantCulture, $"  {fault}, for {HumanDuration.Format(cluster.Now - fault.Since)}: {fault.Heal} ends it\n");
        return text.Append(KindTable()).ToString();
    }

    private static string KindTable()
    {
        var width = FaultKind.All.Max(kind => Written(kind).Length);
        return "  What can fail:\n" + string.Concat(FaultKind.All.Select(kind => $"    {Written(kind).PadRight(width)}  {kind.Summary}\n"));
    }

    private static string Written(FaultKind kind) => kind.Scope switch
    {
        FaultScope.Pods => $"{kind} deploy/NAME or pod/NAME",
        FaultScope.Node => $"{kind} NODE",
        FaultScope.Image => $"{kind} IMAGE",
        _ => kind.Name,
    };

    private static string Kinds(Func<FaultKind, bool> which) => string.Join(" and ", FaultKind.All.Where(which).Select(kind => kind.Name));
}
