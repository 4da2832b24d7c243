namespace KubeNotebooks.Kubectl.Tests.Tutorial;

public class TutorialStoryTests(ITestOutputHelper output)
{
    private const int Seeds = 200;

    // Block => the fraction of seeds in which it must come out as printed.
    private static readonly Dictionary<string, double> Required = new(StringComparer.Ordinal)
    {
        ["2"] = 0.9,
        ["3a"] = 0.9,
        ["3b"] = 0.9,
        ["3c"] = 0.9,
        ["4a"] = 0.4,
        ["4b"] = 0.9,
        ["4c"] = 0.9,
        ["4d"] = 0.6,
    };

    [Fact]
    public void The_printed_tutorial_comes_out_word_for_word_in_most_seeds()
    {
        var hits = PrintedTutorial.BlockNames.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
        var whole = new List<long>();
        for (var seed = 1L; seed <= Seeds; seed++)
        {
            var story = new TutorialStory(seed).Tell();
            var same = PrintedTutorial.BlockNames.Where(name => BlockComparison.Same(name, story.Blocks[name])).ToList();
            foreach (var name in same) hits[name]++;
            if (same.Count == PrintedTutorial.BlockNames.Count) whole.Add(seed);
        }

        foreach (var name in PrintedTutorial.BlockNames) output.WriteLine($"block {name}: {hits[name]} of {Seeds} seeds");
        output.WriteLine($"all blocks: seeds {string.Join(", ", whole)}");
        Assert.All(PrintedTutorial.BlockNames, name => Assert.True(hits[name] >= Required[name] * Seeds, $"block {name}: {hits[name]} of {Seeds}"));
        Assert.NotEmpty(whole);
    }

    [Fact]
    public void The_same_seed_tells_the_same_story() =>
        Assert.Equal(Text(3), Text(3));

    private static string Text(long seed) =>
        string.Concat(new TutorialStory(seed).Tell().Blocks.OrderBy(block => block.Key, StringComparer.Ordinal).Select(block => block.Value.Output));
}
