namespace KubeNotebooks.Kubectl.Tests.Goldens;

/// <summary>Source: recorded with kubectl 1.32 (see tests/goldens/README.md).</summary>
public sealed class GoldenTests(ITestOutputHelper output)
{
    [Fact]
    public void Kubectl_prints_what_the_real_one_printed()
    {
        var folder = GoldenFolder.Find();
        var notPassing = folder.NotPassing();
        using var workplace = new GoldenWorkplace(folder.Manifests);
        var surprises = new List<string>();
        Console.WriteLine();
        foreach (var golden in folder.Read())
        {
            if (golden.SkipReason is { } reason)
            {
                Print($"skip {golden.Name}: {reason}");
                continue;
            }
            var problem = GoldenRun.Run(golden, workplace);
            Print($"{(problem is null ? "pass" : "fail")} {golden.Name}");
            if (problem is null && notPassing.Contains(golden.Name))
                surprises.Add($"{golden.Name} passes now: take it off not-passing.txt");
            if (problem is not null && !notPassing.Contains(golden.Name)) surprises.Add($"{golden.Name}: {problem}");
        }
        Assert.True(surprises.Count == 0, string.Join("\n\n", surprises));
    }

    // To the console for whoever runs this program itself, and to the test's own output, which `dotnet test --output Detailed` shows.
    private void Print(string line)
    {
        Console.WriteLine(line);
        output.WriteLine(line);
    }
}
