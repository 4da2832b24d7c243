using CsCheck;

namespace KubeNotebooks.Notebook.Tests.Snapshots;

/// <summary>Going back is exact: what follows is what would have followed if nothing had happened in between.</summary>
public class SnapshotLawTests
{
    private const int MostSteps = 14;

    private static readonly string[] Commands =
    [
        "#!kube create deployment web --image=nginx:1.16 --replicas=3",
        "#!kube set image deployment/web nginx=nginx:1.17",
        "#!kube set image deployment/web nginx=nginx:no-such-tag",
        "#!kube scale deployment/web --replicas=5",
        "#!kube rollout undo deployment/web",
        "#!kube rollout restart deployment/web",
        "#!kube rollout status deployment/web --timeout=20s",
        "#!kube delete pods --all --wait=false",
        "#!kube delete deployment web",
        "#!kube create deployment web --image=nginx:1.17 --dry-run=server -o name",
        "#!kube run one --image=busybox -- sh -c 'exit 1'",
        "#!kube get pods -o wide",
        "#!sim run 700ms",
        "#!sim run 40s",
    ];

    private const string Everything = "#!kube get all,events -A -o yaml\n#!kube describe pods\n#!sim clock";

    private static readonly Gen<string> AnyCommand = Gen.Int[0, Commands.Length - 1].Select(number => Commands[number]);

    /// <summary>A command, or going back: to the snapshot of that number, or by keeping one.</summary>
    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (6, AnyCommand.Select(command => new Step(command, -1))),
        (2, Gen.Const(new Step("", -1))),
        (2, Gen.Int[0, 9].Select(number => new Step("", number))));

    [Fact]
    public void Restored_in_any_order_snapshots_go_on_as_if_none_had_been_taken() =>
        AnyStep.Array[1, MostSteps].Sample(steps =>
        {
            var session = new NotebookSession();
            var kept = new List<string[]>();
            var effective = new List<string>();
            foreach (var step in steps)
            {
                if (step.Command.Length > 0)
                {
                    effective.Add(step.Command);
                    CellText.Run(session, step.Command);
                }
                else if (step.Restores < 0 || kept.Count == 0)
                {
                    CellText.Run(session, $"#!sim snapshot s{kept.Count}");
                    kept.Add([.. effective]);
                }
                else
                {
                    var number = step.Restores % kept.Count;
                    Assert.EndsWith("ok", CellText.Run(session, $"#!sim restore s{number}"), StringComparison.Ordinal);
                    effective = [.. kept[number]];
                }
            }

            var straight = new NotebookSession();
            foreach (var command in effective) CellText.Run(straight, command);
            Assert.Equal(CellText.Run(straight, Everything), CellText.Run(session, Everything));
        }, iter: 25, threads: 1);

    [Fact]
    public void Turned_back_by_any_span_the_same_time_passes_again_as_it_did() =>
        Gen.Select(AnyCommand.Array[1, 6], Gen.Int[0, 60_000], AnyCommand).Sample((commands, milliseconds, last) =>
        {
            var session = new NotebookSession();
            CellText.Run(session, "#!kube create deployment web --image=nginx:1.16 --replicas=3");
            foreach (var command in commands) CellText.Run(session, command);
            CellText.Run(session, $"#!sim run {milliseconds}ms");
            CellText.Run(session, last);
            CellText.Run(session, $"#!sim run {milliseconds}ms\n#!sim snapshot end");
            var straight = CellText.Run(session, Everything);

            CellText.Run(session, "#!sim restore end");
            Assert.EndsWith("ok", CellText.Run(session, $"#!sim rewind {milliseconds}ms\n#!sim run {milliseconds}ms"), StringComparison.Ordinal);
            Assert.Equal(straight, CellText.Run(session, Everything));
        }, iter: 15, threads: 1);

    private readonly record struct Step(string Command, int Restores);
}
