namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>Each kind of check: with what it passes, with what it fails, and in which words.</summary>
public sealed class CheckTests
{
    private const string Reports = "condition: { of: deploy/web, type: Progressing, status: False, within: 40s }";
    private const string To171 = "#!kube set image deployment/web nginx=nginx:1.71";
    private const string To117 = "#!kube set image deployment/web nginx=nginx:1.17\n#!kube rollout status deployment/web";

    private const string Build = "#!sim image build web:1.1 --from nginx:1.17 --change 'gzip off;'";
    private const string Own = Build + "\n#!sim image push web:1.1\n#!kube set image deployment/web nginx=web:1.1\n#!kube rollout status deployment/web\n#!sim run 1m";

    public static TheoryData<string, string, string, string> Cases => new()
    {
        // the check | a cell that passes | a cell that fails | what is seen then
        { "exists: service/web", "#!kube expose deployment web --port=80", "#!kube get pods", "There is a service/web.\n      There is no service/web." },
        { "absent: deploy/web", "#!kube delete deployment web", "#!kube get pods", "There is no deployment/web any more.\n      It is still there." },
        { "condition: { of: deploy/web, type: Progressing, reason: NewReplicaSetAvailable, status: False }", "", "#!kube get pods", "The condition Progressing of deployment/web is False (NewReplicaSetAvailable).\n      It is True (NewReplicaSetAvailable)." },
        { "exists: pod/loner", "#!kube run loner --image=nginx:1.16", "#!kube run loner --image=nginx:1.16\n#!sim run 10s\n#!kube delete pod loner --wait=false", "There is a pod/loner.\n      It is being deleted." },
        { Reports, "#!kube patch deployment web -p '{\"spec\":{\"progressDeadlineSeconds\":30}}'\n" + To171 + "\n#!sim run 1m", To171 + "\n#!kube patch deployment web -p '{\"spec\":{\"progressDeadlineSeconds\":50}}'\n#!sim run 2m", "is False, at most 40 s after the template was changed.\n      It is False (ProgressDeadlineExceeded), 5" },
        { "condition: { of: deploy/web, type: Nothing }", "", "#!kube get pods", "It has no such condition." },
        { "jsonpath: { of: deploy/web, path: '{.spec.replicas}', equals: '3' }", "#!kube scale deployment web --replicas=3", "#!kube get pods", "{.spec.replicas} of deployment/web is \"3\".\n      It is \"2\"." },
        { "jsonpath: { of: deploy/web, path: '{.spec.template.spec.containers[*].image}', matches: '1\\.1[7-9]$' }", To117, "#!kube get pods", "matches \"1\\.1[7-9]$\".\n      It is \"nginx:1.16\"." },
        { "jsonpath: { of: deploy/web, path: '{.metadata.annotations.note}', equals: there }", "#!kube annotate deployment web note=there", "#!kube get pods", "It has no value." },
        { "event: { reason: Killing, about: pod/web-* }", "#!kube delete pod --all\n#!sim run 5s", "#!kube get pods", "An event reports Killing about pod/web-*.\n      There has been no such event since the exercise began." },
        { "event: { reason: ScalingReplicaSet, message: 'from 2 to 4' }", "#!kube scale deployment web --replicas=4\n#!sim run 5s", "#!kube scale deployment web --replicas=3\n#!sim run 5s", "An event reports ScalingReplicaSet." },
        { "commandUsed: rollout history", "#!kube -n default rollout history deployment/web", "#!kube rollout status deployment/web", "kubectl rollout history was used.\n      It was not used." },
        { "commandUsed: [ 'scale --replicas', apply ]", "#!kube scale deployment web --replicas=3", "#!kube get pods", "kubectl scale --replicas or kubectl apply was used." },
        { "commandSucceeded: get", "#!kube get pods", "#!kube get nonsense", "kubectl get was used, and succeeded.\n      It was used at the start, and failed." },
        { "lastExitCode: 1", "#!kube get pods\n#!kube get nonsense", "#!kube get nonsense\n#!kube get pods", "The last command ended with exit code 1.\n      kubectl get pods ended with 0." },
        { "podsAtMost: { of: deploy/web, count: 3 }", To117, "#!kube patch deployment web -p '{\"spec\":{\"strategy\":{\"rollingUpdate\":{\"maxSurge\":2}}}}'\n" + To117, "there are at most 3 pods at once.\n      Less than 0.1 s after the change there were 4; 3 were allowed." },
        { "podsAtMost: { of: deploy/web, count: 3 }", To117, "#!kube get pods", "There has been no rollout since the exercise began." },
        { "availableAtLeast: { of: deploy/web, count: 2 }", To117, "#!kube delete pod --all --wait=false\n" + To117, "after the exercise began only" },
        { "availableAtLeast: { of: deploy/web, count: 2 }", To117, "#!kube patch deployment web -p '{\"spec\":{\"strategy\":{\"rollingUpdate\":{\"maxUnavailable\":1}}}}'\n" + To117, "at least 2 pods are available at every moment.\n      Less than 0.1 s after the change only 1 was available; 2 were promised." },
        { "availableAtLeast: { of: deploy/web, count: 2 }", To117, "#!kube delete deployment web\n#!kube create deployment web --image=nginx:1.17 --replicas=2\n#!sim run 1m", "At the start it was deleted, with all its pods." },
        { "undoUsed: deploy/web", To117 + "\n#!kube rollout undo deployment/web", To117 + "\n#!kube rollout undo deployment/web --dry-run=client", "was taken back by kubectl rollout undo.\n      It was used at" },
        { "undoUsed: deploy/web", To117 + "\n#!kube rollout undo deployment/web\n#!kube scale deployment web --replicas=3", To117 + "\n#!kube rollout undo deployment/web\n#!kube set image deployment/web nginx=nginx:1.18", "The template was changed last by something else, at" },
        { "causeRecorded: { of: deploy/web, matches: fix }", "#!kube annotate deployment web kubernetes.io/change-cause='a fix'\n#!sim run 2s", "#!kube annotate deployment web kubernetes.io/change-cause=because\n#!sim run 2s", "Revision 1: \"because\"." },
        { "causeRecorded: deploy/web", "#!kube annotate deployment web kubernetes.io/change-cause='a fix'\n#!sim run 2s", "#!kube get pods", "Revision 1 has the cause <none>." },
        { "imagePushed: web:1.1", Build + "\n#!sim image push web:1.1", Build, "The registry has web:1.1.\n      web:1.1 is built, and lies on your machine only." },
        { "imagePushed: web:1.1", "", "#!sim image build web:1.2 --from nginx:1.17\n#!sim image push web:1.2", "web:1.1 is neither built nor pushed." },
        { "imagePushed: web:1.1", "", Build + "\n#!sim image push web:1.1\n#!sim image build web:1.1 --from nginx:1.17", "web:1.1 was built again after it was pushed: the registry has an older content." },
        { "imagePushed: { image: web:1.1, from: nginx:1.17, change: 'gzip on' }", "#!sim image build web:1.0 --from nginx:1.17 --change 'gzip on;'\n#!sim image build web:1.1 --from web:1.0\n#!sim image push web:1.1", Build + "\n#!sim image push web:1.1", "The registry has web:1.1, built upon nginx:1.17, with a change that matches \"gzip on\".\n      Its only change is \"gzip off;\"." },
        { "imagePushed: { image: web:1.1, from: nginx:1.17 }", "", "#!sim image build web:1.1 --from nginx:1.16\n#!sim image push web:1.1", "It is built upon nginx:1.16." },
        { "imagePushed: nginx:1.17", "", "#!kube get pods", "nginx:1.17 was not built here." },
        { "imagePushed: { image: web:1.1, change: gzip }", "", "#!sim image build web:1.1 --from nginx:1.16\n#!sim image push web:1.1", "Nothing is changed in it." },
        { "imagePushed: { image: web:1.1, change: gzip on }", "", "#!sim image build web:1.1 --from nginx:1.16 --change gzip on\n#!sim image push web:1.1", "Its changes are \"gzip\", \"on\"." },
        { "imageRuns: { of: deploy/web, image: web:1.1 }", Own, Own + "\n#!sim image build web:1.1 --from nginx:1.16\n#!sim image push web:1.1", "runs another content of web:1.1: the one that its node pulled before." },
        { "imageRuns: { of: deploy/web, image: web:1.1 }", Own, Build + "\n#!sim image push web:1.1\n#!kube set image deployment/web nginx=web:1.1\n#!kube rollout pause deployment/web\n#!sim run 1m", "does not run it." },
        { "finishedWithin: { of: deploy/web, time: 60s }", To117, "#!kube set image deployment/web nginx=nginx:1.71\n#!sim run 1m\n#!kube rollout undo deployment web\n#!sim run 10s", "at most 60 s of cluster time pass.\n      It took 6" },
        { "finishedWithin: { of: deploy/web, time: 60s }", To117, "#!kube set image deployment/web nginx=nginx:1.71\n#!sim run 20s", "It is not complete, and 21 s have passed." },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_passes_and_fails_as_the_table_says(string check, string passes, string fails, string seen)
    {
        using var course = new Course(Course.Of(check));
        if (passes.Length > 0) Assert.StartsWith("● Done: all 1 checks passed.", course.Check(passes), StringComparison.Ordinal);
        var failed = course.Check(fails);
        Assert.StartsWith("✕ Not yet: 0 of 1 checks hold.", failed, StringComparison.Ordinal);
        Assert.Contains(seen, failed, StringComparison.Ordinal);
        Assert.Contains("Hint: Look again.", failed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollout_that_was_complete_at_the_start_passes_nothing_by_staying_so()
    {
        using var course = new Course(Course.Of("rolloutComplete: deploy/web"));
        Assert.Contains("The exercise one is done before it begins", course.Run("#!lesson course\n#!exercise one"), StringComparison.Ordinal);
        Assert.Contains("No exercise is under way", course.Run("#!check"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!kube get pods", "The registry has no web:1.1.")]
    [InlineData(Build + "\n#!sim image push web:1.1", "No pod runs web:1.1.")]
    public void Before_a_pod_runs_the_image_its_content_is_not_judged(string cell, string seen)
    {
        using var course = new Course(Beside("imageRuns: { of: deploy/web, image: web:1.1 }"));
        Assert.Contains($"run web:1.1 as the registry has it.\n      {seen}\n      Hint: This is judged once a pod runs it.", course.Check(cell), StringComparison.Ordinal);
    }

    [Fact]
    public void An_image_that_the_exercise_pushed_itself_is_not_the_learners()
    {
        using var course = new Course(Course.Of("imagePushed: web:1.1", Build + "\n    #!sim image push web:1.1"));
        Assert.Contains("web:1.1 has not been pushed since.", course.Check("#!kube get pods"), StringComparison.Ordinal);
        Assert.StartsWith("● Done", course.Check("#!sim image build web:1.1 --from nginx:1.16\n#!sim image push web:1.1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollout_that_came_to_its_end_is_not_said_to_be_as_from_the_start()
    {
        using var course = new Course(Beside("rolloutComplete: deploy/web"));
        Assert.Contains("✓ The rollout of deployment/web is complete. (as from the start)", course.Check("#!kube get pods"), StringComparison.Ordinal);
        Assert.Contains("✓ The rollout of deployment/web is complete.\n      It is complete.", course.Check(To117), StringComparison.Ordinal);
    }

    [Theory] // the check | what brings it about where the start is a rollout that cannot end, or that crashes | what does not
    [InlineData("rolloutComplete: deploy/web", "#!kube rollout undo deployment web\n#!sim run 30s", "The rollout of deployment/web is complete.\n      It is not complete: 1 of 2 updated, 2 available.")]
    [InlineData("event: { reason: DeploymentRollback }", "", "There has been no such event")]
    [InlineData("logs: { of: deploy/web, contain: nothing of the kind }", "", "The logs of deployment/web contain \"nothing of the kind\".\n      They do not.")]
    public void A_broken_start_is_no_success(string check, string passes, string seen)
    {
        using var course = new Course(Course.Of(check, "#!kube set image deployment/web nginx=nginx:1.71"));
        if (passes.Length > 0) Assert.StartsWith("● Done", course.Check(passes), StringComparison.Ordinal);
        Assert.Contains(seen, course.Check("#!sim run 15s\n#!kube get pods"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_logs_of_a_new_pod_can_be_asked_for()
    {
        using var course = new Course(Course.Of("logs: { of: pod/other, contain: Ready to accept connections }"));
        Assert.StartsWith("● Done", course.Check("#!kube run other --image=redis\n#!sim run 20s"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("commandNotUsed: [ delete, scale ]", "en", "Neither kubectl delete nor kubectl scale was used.")]
    [InlineData("commandNotUsed: [ delete, scale ]", "ja", "kubectl delete も kubectl scale も使っていない。")]
    [InlineData("commandNotUsed: [ delete, scale, apply ]", "en", "None of kubectl delete, kubectl scale and kubectl apply was used.")]
    [InlineData("commandNotUsed: [ delete, scale, apply ]", "ja", "kubectl delete、kubectl scale、kubectl apply のどれも使っていない。")]
    [InlineData("commandUsed: [ delete, scale, apply ]", "en", "kubectl delete, kubectl scale or kubectl apply was used.")]
    public void Several_commands_are_told_in_a_sentence(string check, string language, string sentence)
    {
        using var course = new Course(Course.Of("exists: cm/mine").Replace("  hints:", $"  - hint: {{ en: No., ja: だめ。 }}\n    {check}\n  hints:", StringComparison.Ordinal));
        Assert.Contains($" {sentence}", course.Check("#!kube get pods", language), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_of_the_learner_counts_as_somebody_whatever_it_is_called()
    {
        using var course = new Course(Course.Of("exists: cm/mine"));
        course.Run("#!lesson course\n#!exercise one");
        course.Session.Cluster.ApiServer.Create(
            new k8s.Models.V1ConfigMap { Metadata = new k8s.Models.V1ObjectMeta { Name = "mine", NamespaceProperty = "default" } }, new ControlPlane.ApiServer.WriteRequest("my-controller"));
        Assert.StartsWith("● Done", course.Run("#!check"), StringComparison.Ordinal);
    }

    /// <summary>A check beside one that is open as long as nobody makes a config map.</summary>
    private static string Beside(string check) =>
        Course.Of("exists: cm/mine").Replace("  hints:", $"  - hint: {{ en: No., ja: だめ。 }}\n    {check}\n  hints:", StringComparison.Ordinal);

    [Fact]
    public void A_command_that_must_not_be_used_is_a_guard_beside_other_checks()
    {
        var guarded = Course.Of("jsonpath: { of: deploy/web, path: '{.spec.replicas}', equals: '3' }").Replace("  hints:", "  - hint: { en: No., ja: だめ。 }\n    commandNotUsed: delete\n  hints:", StringComparison.Ordinal);
        using var course = new Course(guarded);
        Assert.Contains("✓ kubectl delete was not used. (as from the start)", course.Check("#!kube scale deployment web --replicas=3"), StringComparison.Ordinal);
        Assert.Contains("✓ kubectl delete was not used.", course.Check("#!kube delete pod --all --dry-run=client\n#!kube scale deployment web --replicas=3"), StringComparison.Ordinal);
        Assert.Contains("✕ kubectl delete was not used.\n      At the start: kubectl delete pod --all", course.Check("#!kube delete pod --all\n#!kube scale deployment web --replicas=3"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_was_made_anew_is_not_the_one_that_was_to_be_kept()
    {
        var guarded = Course.Of("jsonpath: { of: deploy/web, path: '{.spec.replicas}', equals: '3' }").Replace("  hints:", "  - hint: { en: No., ja: だめ。 }\n    kept: deploy/web\n  hints:", StringComparison.Ordinal);
        using var course = new Course(guarded);
        Assert.StartsWith("● Done", course.Check("#!kube scale deployment web --replicas=3"), StringComparison.Ordinal);
        var anew = course.Check("#!kube delete deployment web\n#!kube create deployment web --image=nginx:1.16 --replicas=3\n#!sim run 20s");
        Assert.StartsWith("✕ Not yet: 1 of 2 checks hold.", anew, StringComparison.Ordinal);
        Assert.Matches("deployment/web is the one with which it began\\.\n      It is another of the same name, made at [0-9.]+ s\\.", anew);
        Assert.Contains("There is no deployment/web.", course.Check("#!kube delete deployment web"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rollout_of_no_pods_is_not_complete()
    {
        using var course = new Course(Course.Of("rolloutComplete: deploy/web", "#!kube set image deployment/web nginx=nginx:1.71"));
        Assert.Contains("It wants 0 pods, so there is nothing to roll out.", course.Check("#!kube scale deployment web --replicas=0\n#!sim run 20s"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_that_was_restarted_is_told_with_its_moment()
    {
        var guarded = Course.Of("exists: deploy/crash").Replace("  hints:", "  - hint: { en: No., ja: だめ。 }\n    noPodRestarted: deploy/crash\n  hints:", StringComparison.Ordinal);
        using var course = new Course(guarded);
        Assert.Contains("✓ No container of deployment/crash was restarted.", course.Check("#!kube create deployment crash --image=nginx:1.16\n#!sim run 1m"), StringComparison.Ordinal);
        var crashed = course.Check("#!kube create deployment crash --image=busybox:1.36\n#!sim run 1m");
        Assert.Matches("At \\d+(\\.\\d)? s the container of crash-[a-z0-9-]+ was restarted\\.", crashed);
    }

    [Fact]
    public void The_words_are_Japanese_in_a_Japanese_lesson()
    {
        using var course = new Course(Course.Of("jsonpath: { of: deploy/web, path: '{.spec.replicas}', equals: '3' }"));
        Assert.Equal("""
            ✕ もう少しです。1 個のうち 0 個を満たしています。  one
              ✕ deployment/web の {.spec.replicas} が「3」である。
                  「2」です。
                  ヒント: もう一度見てください。

            """.ReplaceLineEndings("\n"), course.Check("#!kube get pods", "ja"));
    }
}
