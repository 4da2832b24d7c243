namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>Predictions: judged by what happens on a copy, whatever the numbers are.</summary>
public sealed class PredictionTests
{
    private const string Most = "mostPods: deploy/web";
    private const string Duration = "duration: deploy/web";
    private const string Status = "podStatus: { of: deploy/web, pods: new, after: 30s }";

    public static TheoryData<string, string, string, string, string> Cases => new()
    {
        // how the Deployment is | the command and question | a right answer | a wrong one | what is told
        { "", "command: set image deploy/web nginx=nginx:1.17\n  mostPods: deploy/web", "7", "6", "The controller's sum: maxSurge is 25 % of 5 = 1.25, rounded up 2. 5 + 2 = 7: at most 7." },
        { "", "command: set image deploy/web nginx=nginx:1.17\n  fewestAvailable: deploy/web", "4", "5", "The controller's sum: maxUnavailable is 25 % of 5 = 1.25, rounded down 1. 5 − 1 = 4: at least 4." },
        { "#!kube scale deploy web --replicas=8", "command: set image deploy/web nginx=nginx:1.17\n  mostPods: deploy/web", "10", "7", "8 + 2 = 10" },
        { "#!kube patch deploy web -p '{\"spec\":{\"strategy\":{\"rollingUpdate\":{\"maxSurge\":0}}}}'", "command: set image deploy/web nginx=nginx:1.17\n  firstScaled: deploy/web", "old", "new", "so it may add none. 5 are available, 4 must be: it may remove 1." },
        { "", "command: set image deploy/web nginx=nginx:1.17\n  firstScaled: deploy/web", "new", "old", "it saw 5 pods and allows 7, so it may add 2" },
        { "#!kube patch deploy web --type merge -p '{\"spec\":{\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":null}}}'", "command: set image deploy/web nginx=nginx:1.17\n  fewestAvailable: deploy/web", "0", "4", "The strategy is Recreate" },
        { "", "command: set image deploy/web nginx=nginx:1.71\n  podStatus: { of: deploy/web, pods: new, after: 30s }", "ImagePullBackOff", "Running", "the new pods show: 3 × ImagePullBackOff.\n  The controller's sum: 5 + 2 = 7 pods at most, 5 − 1 = 4 available at least." },
        { "", "command: set image deploy/web nginx=nginx:1.71\n  podStatus: { of: deploy/web, pods: old, after: 30s }", "running", "Terminating", "the old pods show: 4 × Running." },
        { "#!kube set image deploy/web nginx=nginx:1.17\n#!sim run 1m", "command: rollout undo deploy/web\n  revision: deploy/web", "3", "1", "The controller's sum: the greatest number among the others is 2, and 2 + 1 = 3." },
        { "", "command: set image deploy/web nginx=nginx:1.17\n  revisions: deploy/web", "2", "1", "The history lists 2 revisions: 1, 2.\n  The controller's sum: 1 from before + the current one = 2." },
        { "", "command: set image deploy/web nginx=nginx:1.71\n  duration: deploy/web", "never", "30s", "It is never complete.\n  The controller's sum: 5 + 2 = 7 pods at most, 5 − 1 = 4 available at least." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_answer_is_held_against_what_happens(string before, string prediction, string right, string wrong, string told)
    {
        using var course = Asking(prediction);
        course.Run(before);
        Assert.StartsWith("? Your prediction  guess\n  What?\n", course.Run("#!predict guess"), StringComparison.Ordinal);
        var said = course.Run($"#!predict guess {right}");
        Assert.StartsWith($"● As you said: {right}.", said, StringComparison.Ordinal);
        Assert.Contains(told, said, StringComparison.Ordinal);
        said = course.Run($"#!predict guess {wrong}");
        Assert.StartsWith($"◑ You said {wrong}. Something else happens.", said, StringComparison.Ordinal);
        Assert.Contains(told, said, StringComparison.Ordinal);
    }

    [Theory] // the command and question | an answer | whether the ReplicaSet controller's sum is told
    [InlineData("command: delete pod POD\n  fewestAvailable: deploy/web", "4", true)]
    [InlineData("command: delete pod POD\n  mostPods: deploy/web", "5", true)]
    [InlineData("command: delete pod --all\n  fewestAvailable: deploy/web", "0", false)]
    [InlineData("command: scale deploy/web --replicas=8\n  mostPods: deploy/web", "8", false)]
    [InlineData("command: label deploy/web a=b\n  mostPods: deploy/web", "5", false)]
    public void Without_a_rollout_no_sum_of_a_rollout_is_quoted(string prediction, string answer, bool isReplaced)
    {
        using var first = Asking(prediction);
        var pod = first.Session.Cluster.Pods[0].Metadata.Name;
        using var course = Asking(prediction.Replace("POD", pod, StringComparison.Ordinal));
        var said = course.Run($"#!predict guess {answer}");
        Assert.DoesNotContain("rounded", said, StringComparison.Ordinal);
        Assert.DoesNotContain("at most 7", said, StringComparison.Ordinal);
        Assert.Equal(isReplaced, said.Contains("The ReplicaSet controller's sum: 5 wanted, 4 there, so it creates 1.", StringComparison.Ordinal));
        Assert.DoesNotContain("The controller's sum", said, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_predicted_is_what_the_command_then_does()
    {
        using var course = Asking("command: set image deploy/web nginx=nginx:1.17\n  duration: { of: deploy/web, tolerance: 1s }");
        course.Run("#!predict guess");
        var from = course.Session.Cluster.Now;
        course.Run("#!kube set image deploy/web nginx=nginx:1.17\n#!kube rollout status deploy/web");
        var took = (int)(course.Session.Cluster.Now - from).TotalSeconds - 1;
        Assert.StartsWith("● As you said", course.Run($"#!predict guess {took}s"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_cluster_stays_as_it_is_and_the_moment_of_the_question_counts()
    {
        using var course = Asking("command: set image deploy/web nginx=nginx:1.17\n  mostPods: deploy/web");
        var before = course.Run("#!kube get pods -o yaml");
        course.Run("#!predict guess");
        var entries = course.Session.Cluster.Trace.Entries.Count;
        course.Run("#!predict guess 5");
        Assert.Equal(entries, course.Session.Cluster.Trace.Entries.Count);
        Assert.NotEmpty(before);
        course.Run("#!kube set image deploy/web nginx=nginx:1.17\n#!sim run 1m");
        Assert.StartsWith("● As you said: 7.", course.Run("#!predict guess 7"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_Deployment_is_missing_a_question_is_asked_out_of_order_although_its_command_would_make_one()
    {
        using var course = Asking("command: apply -f web.yml\n  mostPods: deploy/web");
        course.Run("#!kube get deploy web -o yaml");
        File.WriteAllText(Path.Combine(course.Folder, "web.yml"), """
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web }
            spec:
              replicas: 5
              selector: { matchLabels: { app: web } }
              template:
                metadata: { labels: { app: web } }
                spec: { containers: [ { name: nginx, image: "nginx:1.17" } ] }
            """);
        Assert.StartsWith("● As you said: 7.", course.Run("#!predict guess 7"), StringComparison.Ordinal);
        course.Run("#!sim reset --seed 3\n#!lesson course");
        Assert.Equal(
            "The cluster is not where this question begins. Run the cells above it first. (kubectl apply -f web.yml: There is no deployment/web.)", course.Run("#!predict guess 7"));
    }

    [Fact]
    public void Who_begins_the_lesson_anew_is_judged_by_the_new_cluster()
    {
        using var course = Asking("command: set image deploy/web nginx=nginx:1.17\n  mostPods: deploy/web");
        course.Run("#!predict guess");
        course.Run("#!lesson course\n#!kube set image deploy/web nginx=nginx:1.17\n#!sim run 1m");
        Assert.StartsWith("● As you said: 7.", course.Run("#!predict guess 7"), StringComparison.Ordinal);
        course.Run("#!sim reset --seed 3\n#!lesson course\n#!kube create deployment web --image=nginx:1.16 --replicas=8\n#!sim run 1m");
        Assert.StartsWith("● As you said: 10.", course.Run("#!predict guess 10"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_asked_out_of_order_says_what_to_run_first()
    {
        using var course = Asking("command: apply -f missing.yml\n  mostPods: deploy/web");
        Assert.StartsWith("The cluster is not where this question begins. Run the cells above it first. (kubectl apply -f missing.yml: error: the path \"missing.yml\" does not exist", course.Run("#!predict guess"), StringComparison.Ordinal);
        Assert.Contains("has no prediction \"ges\". Did you mean guess?", course.Run("#!predict ges"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_of_another_form_is_asked_for_again_and_not_counted()
    {
        using var course = Asking("command: set image deploy/web nginx=nginx:1.17\n  mostPods: deploy/web");
        Assert.Equal("\"many\" is no answer to guess: write a whole number, in digits.", course.Run("#!predict guess many"));
        Assert.Equal("\"6 or 7\" is no answer to guess: write a whole number.", course.Run("#!predict guess 6 or 7"));
        Assert.Contains("○ guess (#!predict) – not made", course.Run("#!progress"), StringComparison.Ordinal);
        course.Run("#!predict guess 7");
        Assert.Contains("● guess (#!predict) – as predicted", course.Run("#!progress"), StringComparison.Ordinal);
        Assert.Equal("Forgot 1 entry.\n", course.Run("#!progress --reset guess"));
        Assert.Contains("○ guess (#!predict) – not made", course.Run("#!progress"), StringComparison.Ordinal);
    }

    [Theory] // the question | what is typed | how it is read
    [InlineData(Most, "7 pods", "7")]
    [InlineData(Most, "about 7", "7")]
    [InlineData(Most, "７", "7")]
    [InlineData(Most, "7個", "7")]
    [InlineData(Duration, "about 20s", "20s")]
    [InlineData(Duration, "20", "20s")]
    [InlineData(Duration, "1 minute 20 seconds", "1m20s")]
    [InlineData(Duration, "約３０秒", "30s")]
    [InlineData(Duration, "Never", "never")]
    [InlineData(Status, "Crash Loop Back Off", "CrashLoopBackOff")]
    [InlineData("firstScaled: deploy/web", "Old", "old")]
    public void An_answer_is_understood_with_what_people_put_around_it(string question, string typed, string answer)
    {
        using var course = Asking($"command: set image deploy/web nginx=nginx:1.71\n  {question}");
        Assert.Matches($"^(● As you said: {answer}\\.|◑ You said {answer}\\. Something)", course.Run($"#!predict guess {typed}"));
    }

    [Fact]
    public void A_slip_of_the_finger_is_no_wrong_answer()
    {
        using var course = Asking($"command: set image deploy/web nginx=nginx:1.71\n  {Status}");
        Assert.Equal("STATUS never says \"Runing\". Did you mean Running?", course.Run("#!predict guess Runing"));
        Assert.Contains("○ guess (#!predict) – not made", course.Run("#!progress"), StringComparison.Ordinal);
        Assert.StartsWith("◑ You said ErrImageNeverPull.", course.Run("#!predict guess ErrImageNeverPull"), StringComparison.Ordinal);
        Assert.StartsWith("◑ You said Broken. Something else happens.", course.Run("#!predict guess Broken"), StringComparison.Ordinal);
        course.Run("#!lesson course --language ja");
        Assert.Equal("STATUS に「Runing」と出ることはありません。Running のことでしょうか。", course.Run("#!predict guess Runing"));
        Assert.StartsWith("どの予想でしょうか。", course.Run("#!predict"), StringComparison.Ordinal);
    }

    private static Course Asking(string prediction)
    {
        var course = new Course($$"""
            title: { en: A course, ja: コース }
            predictions:
            - id: guess
              question: { en: "What?", ja: "何でしょう。" }
              {{prediction}}
            """);
        course.Run("#!lesson course\n#!sim reset --seed 3 --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas=5\n#!kube rollout status deploy/web");
        return course;
    }
}
