namespace KubeNotebooks.Notebook.Tests.Exercises;

/// <summary>Cells out of order, restarts, and clusters that are exchanged below an exercise.</summary>
public sealed class OrderTests : IDisposable
{
    private const string Three = "#!kube scale deployment web --replicas=3";
    private readonly Course _course = new(Course.Of("jsonpath: { of: deploy/web, path: '{.spec.replicas}', equals: '3' }"));

    [Theory]
    [InlineData("#!exercise one")]
    [InlineData("#!check")]
    [InlineData("#!hint")]
    [InlineData("#!solution")]
    [InlineData("#!predict one")]
    [InlineData("#!progress --reset one")]
    public void Without_a_lesson_each_says_which_cell_to_run_first(string cell)
    {
        Assert.Contains("Run the cell with #!lesson near the top of this notebook first", _course.Run(cell), StringComparison.Ordinal);
        Assert.Contains("先に、ノートブックのはじめにある #!lesson のセルを実行してください", _course.Run(cell), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_an_exercise_began_the_check_says_which_cell_to_run_first()
    {
        _course.Run("#!lesson course");
        Assert.Equal("No exercise is under way. Run its cell with #!exercise ID first; this lesson has: one.", _course.Run("#!check"));
        Assert.Equal("The exercise one has not begun. Run its cell with #!exercise one first.", _course.Run("#!check one"));
        Assert.Equal("This lesson has no exercise \"ones\". Did you mean one? It has: one.", _course.Run("#!check ones"));
    }

    [Fact]
    public void A_restarted_kernel_has_forgotten_the_exercise_and_says_so()
    {
        _course.Check(Three);
        _course.Session = _course.Restarted();
        Assert.StartsWith("No lesson is loaded", _course.Run("#!check"), StringComparison.Ordinal);
        _course.Run("#!lesson course");
        Assert.StartsWith("The exercise one has not begun", _course.Run("#!check one"), StringComparison.Ordinal);
        Assert.Contains("● one: One – done", _course.Run("#!progress"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!sim reset")]
    [InlineData("#!sim restore lesson")]
    [InlineData("#!sim rewind 5s")]
    public void When_the_cluster_is_another_one_the_exercise_has_to_begin_again(string cell)
    {
        _course.Check(Three);
        _course.Run(cell);
        Assert.Contains("The cluster in which the exercise one began is gone", _course.Run("#!check"), StringComparison.Ordinal);
        Assert.StartsWith("● Done", _course.Check(Three), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!sim run 1h")]
    [InlineData("#!sim snapshot here\n#!kube delete deployment web\n#!sim restore here")]
    [InlineData("#!sim run 30s\n#!sim rewind 10s")]
    [InlineData("#!sim tree deploy/web\n#!sim why deploy/web\n#!sim timeline deploy/web")]
    public void Whatever_leaves_the_beginning_in_the_past_leaves_the_exercise_under_way(string cells)
    {
        _course.Check(Three);
        _course.Run(cells);
        Assert.StartsWith("● Done", _course.Run("#!check"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_turned_back_was_not_done()
    {
        _course.Check("#!sim run 1m\n" + Three);
        _course.Run("#!sim rewind 30s");
        Assert.StartsWith("○ You have not changed anything yet.", _course.Run("#!check"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lessons_own_cluster_can_be_brought_back()
    {
        _course.Run("#!kube create deployment mine --image=nginx:1.16");
        _course.Check(Three);
        _course.Run("#!exercise one");
        Assert.Contains("1 Deployment", _course.Run("#!sim restore lesson"), StringComparison.Ordinal);
        Assert.Contains("mine", _course.Run("#!kube get deployments"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!sim reset")]
    [InlineData("#!sim reset\n#!kube create deployment other --image=nginx:1.16")]
    [InlineData("#!sim rewind 3s")]
    public void No_cluster_that_took_an_exercises_place_is_taken_for_the_lessons(string cells)
    {
        _course.Run("#!kube create deployment mine --image=nginx:1.16");
        _course.Check(Three);
        _course.Run(cells);
        _course.Run("#!exercise one");
        _course.Run("#!sim restore lesson");
        Assert.Contains("mine", _course.Run("#!kube get deployments"), StringComparison.Ordinal);
        _course.Run("#!kube create deployment later --image=nginx:1.16\n#!exercise one\n#!sim restore lesson");
        Assert.Contains("later", _course.Run("#!kube get deployments"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_that_begins_anew_is_what_comes_back()
    {
        _course.Run("#!kube create deployment mine --image=nginx:1.16");
        _course.Check(Three);
        _course.Run("#!sim reset\n#!lesson course\n#!kube create deployment anew --image=nginx:1.16\n#!exercise one\n#!sim restore lesson");
        Assert.StartsWith("NAME   READY   UP-TO-DATE   AVAILABLE   AGE\nanew ", _course.Run("#!kube get deployments"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exercise_that_another_took_the_place_of_says_which()
    {
        using var course = new Course(TwoExercises());
        course.Run("#!lesson course\n#!exercise one");
        course.Run("#!exercise two");
        Assert.Equal("The exercise one is no longer under way: two began after it, in a cluster of its own. Begin one again with #!exercise one, or go on with two.", course.Run("#!check one"));
        course.Run("#!lesson course --language ja");
        Assert.Equal("演習 one は、そのあとに始めた演習 two のクラスターに替わりました。#!exercise one でもう一度始めるか、two を続けてください。", course.Run("#!hint one"));
    }

    [Fact]
    public void Without_a_name_it_says_which_ones_there_are()
    {
        _course.Run("#!lesson course");
        Assert.Equal("Which exercise? It is written: #!exercise EXERCISE. This lesson has: one.", _course.Run("#!exercise"));
        _course.Run("#!lesson course --language ja");
        Assert.Equal("どの演習でしょうか。#!exercise EXERCISE と書きます。このレッスンにあるのは one です。", _course.Run("#!exercise"));
        Assert.Equal("このレッスンに演習「ones」はありません。one のことでしょうか。あるのは one です。", _course.Run("#!exercise ones"));
    }

    [Theory]
    [InlineData("#! check")]
    [InlineData("# !check one")]
    public void A_magic_with_a_space_in_it_is_not_passed_over_in_silence(string cell)
    {
        Assert.Equal("There is a space too many: the name of a magic stands right behind #!. Did you mean #!check?", _course.Run(cell));
    }

    [Fact]
    public void Loading_the_lesson_again_leaves_the_exercise_under_way()
    {
        _course.Check("#!kube get pods");
        _course.Run("#!lesson course --language ja\n" + Three);
        Assert.StartsWith("● できました", _course.Run("#!check one"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_done_passes_nothing_and_only_time_does_not_count_as_done()
    {
        using var course = new Course(Course.Of("rolloutComplete: deploy/web", "#!kube rollout restart deployment web"));
        Assert.StartsWith("○ You have not changed anything yet.", course.Check("#!sim run 5m"), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(course.Data, "progress.json")));
    }

    [Fact]
    public void A_program_that_writes_counts_as_done()
    {
        _course.Run("#!lesson course\n#!exercise one");
        var api = _course.Session.Cluster.ApiServer;
        api.PatchObject<k8s.Models.V1Deployment>("default", "web", one => one with { Spec = one.Spec with { Replicas = 3 } }, "my-program");
        Assert.StartsWith("● Done", _course.Run("#!check"), StringComparison.Ordinal);
    }

    [Fact]
    public void Hints_come_one_by_one_and_the_solution_after_a_try()
    {
        _course.Run("#!lesson course\n#!exercise one");
        Assert.StartsWith("Try it first", _course.Run("#!solution"), StringComparison.Ordinal);
        _course.Run("#!check");
        Assert.StartsWith("Try it first", _course.Run("#!solution"), StringComparison.Ordinal);
        Assert.Equal("▸ Hint 1 of 3  one\n  First.\n", _course.Run("#!hint"));
        Assert.Equal("▸ Hint 2 of 3  one\n  First.\n  Second.\n", _course.Run("#!hint"));
        Assert.Equal("▸ Hint 3 of 3  one\n  First.\n  Second.\n  Third.\n  These are all the hints. After a try, that is a `#!check`, `#!solution` shows a way.\n", _course.Run("#!hint one"));
        Assert.StartsWith("▸ Hint 3 of 3", _course.Run("#!hint"), StringComparison.Ordinal);
        _course.Run("#!kube get pods\n#!check");
        Assert.Contains("    #!kube get pods\n", _course.Run("#!solution"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_ids_are_offered_while_typing()
    {
        _course.Run("#!lesson course");
        Assert.Equal(["one"], Offered("#!exercise "));
        Assert.Equal(["one"], Offered("#!check o"));
        Assert.Contains("course", Offered("#!lesson "));
        Assert.Equal(["all", "one"], Offered("#!progress --reset "));
        Assert.Equal(["en", "ja"], Offered("#!lesson course --language "));
    }

    public void Dispose() => _course.Dispose();

    private static string TwoExercises()
    {
        var one = Course.Of("exists: deploy/other");
        var from = one.IndexOf("- id: one", StringComparison.Ordinal);
        return one + "\n" + one[from..].Replace("- id: one", "- id: two", StringComparison.Ordinal);
    }

    private IEnumerable<string> Offered(string cell) => _course.Session.Completer.Complete(cell, cell.Length).Items.Select(item => item.Text);
}
