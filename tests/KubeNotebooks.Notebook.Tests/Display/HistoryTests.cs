using KubeNotebooks.ControlPlane;

namespace KubeNotebooks.Notebook.Tests.Display;

public class HistoryTests
{
    private const string TwoRevisions =
        "#!sim reset --seed 1 --cached nginx:1.16\n#!kube create deployment web --image=nginx:1.16 --replicas=3\n#!sim run 20s\n"
        + "#!kube set image deployment web nginx=nginx:1.17\n#!kube annotate deployment web kubernetes.io/change-cause='new nginx'\n#!sim run 1m";

    private readonly NotebookSession _session = new();

    [Fact]
    public void The_history_tells_images_pods_ages_and_the_current_revision()
    {
        Picture.Displays(_session, TwoRevisions);
        var rows = Picture.Rows(Picture.Tables(Picture.Of(_session, "#!kube rollout history deployment web"))[0]);
        Assert.Equal("REVISION|HASH|IMAGES|PODS|AGE|CHANGE-CAUSE", rows[0]);
        Assert.Matches(@"^1\|\w+\|nginx:1.16\|0/0\|8\ds\|<none>$", rows[1]);
        Assert.Matches(@"^2 ● current\|\w+\|nginx:1.17\|3/3\|6\ds\|new nginx$", rows[2]);
    }

    [Fact]
    public void One_revision_is_shown_with_its_template()
    {
        var output = Picture.Displays(_session, TwoRevisions + "\n#!kube rollout history deployment web --revision=1")[^1];
        var picture = Picture.Parse(output.Data.Entries["text/html"]);
        Assert.Equal(2, Picture.Rows(Picture.Tables(picture)[0]).Length);
        Assert.Contains(picture.Descendants("pre").Single().Value, output.Data.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_tells_what_an_undo_would_do()
    {
        var output = Picture.Displays(_session, TwoRevisions + "\n#!sim preview undo deploy/web")[^1];
        var lines = output.Data.Plain.Split('\n');
        Assert.Equal("rollout undo would take web from revision 2 back to the pod template of revision 1, which then becomes revision 3.", lines[0]);
        Assert.StartsWith("3 pods would be replaced: web-", lines[1], StringComparison.Ordinal);
        Assert.Equal("The image nginx:1.16 is on every node already: no pod waits for a pull.", lines[2]);
        Assert.Contains("\n-  - image: nginx:1.17\n+  - image: nginx:1.16\n", output.Data.Plain, StringComparison.Ordinal);
        Assert.Equal("16", Picture.Parse(output.Data.Entries["text/html"]).Descendants("ins").Single().Value);
    }

    [Fact]
    public void What_a_preview_foretells_is_what_the_undo_does()
    {
        var foretold = Picture.Displays(_session, TwoRevisions + "\n#!sim preview undo deploy/web")[^1].Data.Plain.Split('\n')[1];
        var before = _session.Cluster.Pods.Select(pod => pod.Metadata.Name).ToArray();
        Picture.Displays(_session, "#!kube rollout undo deploy/web\n#!sim run 2m");
        Assert.All(before, name => Assert.Contains(name, foretold, StringComparison.Ordinal));
        Assert.Empty(_session.Cluster.Pods.Select(pod => pod.Metadata.Name).Intersect(before));
        Assert.Contains("3 ● current", Picture.Of(_session, "#!kube rollout history deploy/web").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_changes_nothing()
    {
        var other = new NotebookSession();
        CellText.Run(_session, TwoRevisions);
        CellText.Run(other, TwoRevisions);
        var (entries, now) = (_session.Cluster.Trace.Entries.Count, _session.Cluster.Now);
        Assert.StartsWith("display: rollout undo would", CellText.Run(_session, "#!sim preview undo deploy/web"), StringComparison.Ordinal);
        Assert.Equal((entries, now), (_session.Cluster.Trace.Entries.Count, _session.Cluster.Now));
        const string later = "#!kube rollout undo deploy/web\n#!kube scale deploy/web --replicas=7\n#!sim run 5s\n#!kube get pods -o wide\n#!kube describe deploy/web";
        Assert.Equal(CellText.Run(other, later), CellText.Run(_session, later));
        Assert.Equal(Written(other.Cluster), Written(_session.Cluster));
    }

    [Theory]
    [InlineData("#!sim preview undo deploy/web --to-revision 9", "stderr: error: unable to find specified revision 9 in history\n\nok")]
    [InlineData("#!sim preview undo web --to-revision 2", "stdout: Nothing would change. kubectl would say: deployment.apps/web skipped rollback (current template already matches revision 2)\n\nok")]
    [InlineData("#!sim preview undo deploy/nope", "stderr: Error from server (NotFound): deployments.apps \"nope\" not found\n\nok")]
    [InlineData("#!kube rollout pause deploy/web\n#!sim preview undo deploy/web", "display: deployment.apps/web paused\n\nstderr: error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again\n\nok")]
    [InlineData("#!kube create deployment one --image=nginx:1.16\n#!sim preview undo deploy/one", "display: deployment.apps/one created\n\nstderr: error: no rollout history found for deployment \"one\"\n\nok")]
    public void Where_there_is_nothing_to_foretell_kubectl_s_words_say_why(string cell, string expected)
    {
        CellText.Run(_session, TwoRevisions);
        Assert.Equal(expected, CellText.Run(_session, cell));
    }

    [Fact]
    public void Only_an_undo_can_be_foretold() =>
        Assert.Contains("There is no preview of \"apply\".", CellText.Run(_session, "#!sim preview apply deploy/web"), StringComparison.Ordinal);

    private static string Written(Cluster cluster) => string.Join('\n', cluster.Trace.Entries.Select(entry => $"{entry.At:O} {entry.Actor}"));
}
