using System.Collections.Immutable;
using KubeNotebooks.ControlPlane.History;

namespace KubeNotebooks.Lessons.Checks;

/// <summary>One of some commands was run since the exercise began.</summary>
/// <param name="Commands">Any of them will do.</param>
/// <param name="MustSucceed">Only one that ended well counts.</param>
internal sealed record CommandUsedCheck(ImmutableArray<CommandPattern> Commands, bool MustSucceed) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var (names, namesJa) = (CommandPattern.Names(Commands, "or"), string.Join(" か ", Commands.Select(one => one.Name)));
        var expected = MustSucceed
            ? LocalText.Of($"{names} was used, and succeeded.", $"{namesJa} を使い、成功した。")
            : LocalText.Of($"{names} was used.", $"{namesJa} を使った。");
        var used = facts.Commands.Where(command => Commands.Any(one => one.Fits(command))).ToList();
        if (used.Count == 0) return new Verdict(false, expected, LocalText.Of($"It was not used.", $"使われていません。"));
        var best = MustSucceed ? used.Where(command => command.ExitCode == 0).Cast<PastCommand?>().LastOrDefault() : used[^1];
        var at = Saying.At((best ?? used[^1]).At - facts.Mark.At);
        return best is null
            ? new Verdict(false, expected, LocalText.Of($"It was used at {at.English}, and failed.", $"{at.Japanese}の時点で使われましたが、失敗しています。"))
            : new Verdict(true, expected, LocalText.Of($"At {at.English}: kubectl {best.Value.Text}", $"{at.Japanese}の時点: kubectl {best.Value.Text}"));
    }
}

/// <summary>None of some commands was run since the exercise began. One that only says what it would do was not.</summary>
/// <param name="Commands">Those that must not be.</param>
internal sealed record CommandNotUsedCheck(ImmutableArray<CommandPattern> Commands) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = Commands switch
        {
            [var only] => LocalText.Of($"{only.Name} was not used.", $"{only.Name} を使っていない。"),
            [var one, var other] => LocalText.Of($"Neither {one.Name} nor {other.Name} was used.", $"{one.Name} も {other.Name} も使っていない。"),
            _ => LocalText.Of(
                $"None of {CommandPattern.Names(Commands, "and")} was used.", $"{string.Join("、", Commands.Select(one => one.Name))} のどれも使っていない。"),
        };
        if (facts.Commands.Where(command => !CommandPattern.IsDryRun(command) && Commands.Any(one => one.Fits(command))).Cast<PastCommand?>().FirstOrDefault() is not { } used)
            return new Verdict(true, expected, LocalText.Of($"It was not.", $"使われていません。"));
        var at = Saying.At(used.At - facts.Mark.At);
        return new Verdict(false, expected, LocalText.Of($"At {at.English}: kubectl {used.Text}", $"{at.Japanese}の時点: kubectl {used.Text}"));
    }
}

/// <summary>The last command ended with an exit code.</summary>
/// <param name="Code">Which.</param>
internal sealed record LastExitCodeCheck(int Code) : Check
{
    /// <inheritdoc/>
    protected override Verdict Look(Facts facts)
    {
        var expected = LocalText.Of($"The last command ended with exit code {Code}.", $"最後のコマンドが終了コード {Code} で終わった。");
        return facts.Commands is not [.., { ExitCode: { } code } last]
            ? new Verdict(false, expected, LocalText.Of($"No command was run.", $"コマンドは実行されていません。"))
            : new Verdict(code == Code, expected, LocalText.Of($"kubectl {last.Text} ended with {code}.", $"kubectl {last.Text} は {code} で終わりました。"));
    }
}
