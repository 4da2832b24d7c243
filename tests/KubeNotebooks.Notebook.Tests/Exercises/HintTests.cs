namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>Which hints are shown: none that is not true yet, and no mistake again that was told and left behind.</summary>
public sealed class HintTests
{
    private const string Scaled = "  mistakes:\n  - id: scaled\n    when: { commandUsed: scale }\n    hint: { en: Scaling is not it., ja: スケールではありません。 }\n";

    [Fact]
    public void The_first_check_that_fails_gives_its_hint_and_the_others_none_that_is_not_true_yet()
    {
        using var course = new Course(With("finishedWithin: { of: deploy/other, time: 60s }", "rolloutComplete: deploy/other", "availableAtLeast: { of: deploy/web, count: 2 }"));
        var said = course.Check("#!kube get pods");
        Assert.Contains("✕ There is a deployment/other.\n      There is no deployment/other.\n      Hint: Look again.", said, StringComparison.Ordinal);
        Assert.Contains("✕ The rollout of deployment/other is complete.\n      There is no deployment/other.\n      Hint: First there has to be a deployment/other.", said, StringComparison.Ordinal);
        Assert.Contains("There has been no rollout since the exercise began.\n      Hint: This is judged once a rollout has begun.", said, StringComparison.Ordinal);
        Assert.Contains("ヒント: まず deployment/other が必要です。", course.Check("#!kube get pods", "ja"), StringComparison.Ordinal);
    }

    [Fact]
    public void As_long_as_there_is_time_nobody_is_told_that_it_is_over()
    {
        using var course = new Course(With("finishedWithin: { of: deploy/web, time: 60s }"));
        const string Wrong = "#!kube set image deployment/web nginx=nginx:1.71";
        Assert.Contains("It is not complete, and 11 s have passed.\n      Hint: There is still time: 49 s.", course.Check(Wrong + "\n#!sim run 10s"), StringComparison.Ordinal);
        Assert.Contains("It is not complete, and 91 s have passed.\n      Hint: Too late.", course.Check(Wrong + "\n#!sim run 90s"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_took_away_what_was_there_is_told_how_to_begin_again()
    {
        using var course = new Course(With("rolloutComplete: deploy/web"));
        Assert.Contains("There is no deployment/web.\n      Hint: It was there when the exercise began, and has to stay. `#!exercise one` begins again.", course.Check("#!kube delete deployment web"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_on_its_way_out_is_waited_for()
    {
        using var course = new Course(With("absent: pod/loner"));
        Assert.Contains("It is being deleted, and still there.\n      Hint: Let some seconds pass, until it has gone.", course.Check("#!kube run loner --image=nginx:1.16\n#!sim run 10s\n#!kube delete pod loner --wait=false"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_told_until_something_else_is_tried_and_again_when_it_is_made_again()
    {
        using var course = new Course(Course.Of("exists: deploy/other").Replace("  hints:", Scaled + "  hints:", StringComparison.Ordinal));
        const string Told = "Scaling is not it.";
        Assert.Contains(Told, course.Check("#!kube scale deployment web --replicas=3"), StringComparison.Ordinal);
        Assert.Contains(Told, course.Run("#!check"), StringComparison.Ordinal);
        Assert.DoesNotContain(Told, course.Run("#!kube get pods\n#!check"), StringComparison.Ordinal);
        Assert.DoesNotContain(Told, course.Run("#!check"), StringComparison.Ordinal);
        Assert.Contains(Told, course.Run("#!kube scale deployment web --replicas=4\n#!check"), StringComparison.Ordinal);
        Assert.Contains(Told, course.Check("#!kube scale deployment web --replicas=3"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_the_lessons_own_words_what_was_found_stands_by_itself()
    {
        var check = Course.Of("jsonpath: { of: deploy/web, path: '{.metadata.annotations.owner}', equals: me }").Replace("  - hint:", "  - says: { en: Somebody owns it., ja: 持ち主がいる。 }\n    hint:", StringComparison.Ordinal);
        using var course = new Course(check);
        Assert.Contains("✕ Somebody owns it.\n      Found: nothing.", course.Check("#!kube get pods"), StringComparison.Ordinal);
        Assert.Contains("✕ Somebody owns it.\n      Found: \"you\".", course.Check("#!kube annotate deployment web owner=you"), StringComparison.Ordinal);
        Assert.Contains("✕ 持ち主がいる。\n      見つかった値: なし", course.Check("#!kube get pods", "ja"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_pushed_by_mistake_is_told_once()
    {
        using var course = new Course(Course.Of("exists: cm/mine").Replace("  hints:",
            "  mistakes:\n  - id: pushed\n    when: { imagePushed: web:1.0 }\n    hint: { en: Not that one., ja: だめ。 }\n  hints:", StringComparison.Ordinal));
        Assert.Contains("Not that one.", course.Check("#!sim image build web:1.0 --from nginx:1.16\n#!sim image push web:1.0"), StringComparison.Ordinal);
        Assert.Contains("Not that one.", course.Run("#!check"), StringComparison.Ordinal);
        Assert.DoesNotContain("Not that one.", course.Run("#!kube get pods\n#!check"), StringComparison.Ordinal);
        Assert.Contains("Not that one.", course.Run("#!sim image build web:1.0 --from nginx:1.17\n#!sim image push web:1.0\n#!check"), StringComparison.Ordinal);
    }

    /// <summary>A lesson whose first check asks for another Deployment, and more checks after it.</summary>
    private static string With(params string[] checks) => Course.Of("exists: deploy/other").Replace(
        "  hints:", string.Concat(checks.Select(check => $"  - hint: {{ en: Too late., ja: 遅すぎます。 }}\n    {check}\n")) + "  hints:", StringComparison.Ordinal);
}
