using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Tests.CommandLine;

/// <summary>Source: spf13/pflag's flag_test.go for the rules; texts seen with kubectl 1.32.</summary>
public sealed class FlagParserTests
{
    private static readonly Flag[] Flags =
    [
        new("filename", FlagKind.List) { Shorthand = 'f' },
        new("selector", FlagKind.Text) { Shorthand = 'l' },
        new("watch", FlagKind.Switch) { Shorthand = 'w' },
        new("recursive", FlagKind.Switch) { Shorthand = 'R' },
        new("replicas", FlagKind.Number),
        new("timeout", FlagKind.Duration),
        new("dry-run", FlagKind.Text) { Default = "none", WithoutValue = "unchanged" },
    ];

    [Theory] // words => selector, watch, arguments
    [InlineData("-l app=x pods", "app=x", false, "pods")]
    [InlineData("-lapp=x pods", "app=x", false, "pods")]
    [InlineData("-l=app pods", "app", false, "pods")]
    [InlineData("pods --selector app=x -w", "app=x", true, "pods")]
    [InlineData("-wRl a pods", "a", true, "pods")]
    [InlineData("--watch=false pods -", "", false, "pods -")]
    [InlineData("pods -- -w", "", false, "pods -w")]
    [InlineData("--selector= pods", "", false, "pods")]
    public void Flags_stand_anywhere_in_any_form(string words, string selector, bool watch, string arguments)
    {
        var parser = Parse(words);
        Assert.Equal(selector, parser.Values.Text("selector"));
        Assert.Equal(watch, parser.Values.Switch("watch"));
        Assert.Equal(arguments, string.Join(' ', parser.Arguments));
    }

    [Fact]
    public void A_list_takes_commas_and_repetition() =>
        Assert.Equal(["a", "b", "c"], Parse("-f a,b -f c").Values.Texts("filename"));

    [Theory] // words => text of --dry-run
    [InlineData("pods", "none")]
    [InlineData("--dry-run pods", "unchanged")]
    [InlineData("--dry-run=client pods", "client")]
    public void A_flag_may_go_without_a_value(string words, string expected) =>
        Assert.Equal(expected, Parse(words).Values.Text("dry-run"));

    [Theory] // words => what is wrong
    [InlineData("--bad", "unknown flag: --bad")]
    [InlineData("-z", "unknown shorthand flag: 'z' in -z")]
    [InlineData("-wz", "unknown shorthand flag: 'z' in -z")]
    [InlineData("--selector", "flag needs an argument: --selector")]
    [InlineData("-l", "flag needs an argument: 'l' in -l")]
    [InlineData("--=x", "bad flag syntax: --=x")]
    [InlineData("--replicas=abc", "invalid argument \"abc\" for \"--replicas\" flag: strconv.ParseInt: parsing \"abc\": invalid syntax")]
    [InlineData("--replicas=99999999999999999999", "invalid argument \"99999999999999999999\" for \"--replicas\" flag: strconv.ParseInt: parsing \"99999999999999999999\": value out of range")]
    [InlineData("--watch=maybe", "invalid argument \"maybe\" for \"-w, --watch\" flag: strconv.ParseBool: parsing \"maybe\": invalid syntax")]
    [InlineData("--timeout=5", "invalid argument \"5\" for \"--timeout\" flag: time: missing unit in duration \"5\"")]
    [InlineData("--timeout=5x", "invalid argument \"5x\" for \"--timeout\" flag: time: unknown unit \"x\" in duration \"5x\"")]
    public void Wrong_flags_are_refused_in_pflags_words(string words, string message) =>
        Assert.Equal(message, Assert.Throws<FlagException>(() => Parse(words)).Message);

    [Theory] // Go text => seconds
    [InlineData("0", 0)]
    [InlineData("90s", 90)]
    [InlineData("1m30.5s", 90.5)]
    [InlineData("-1h", -3600)]
    public void Durations_are_read_as_Go_reads_them(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), GoSyntax.ParseDuration(text));

    private static FlagParser Parse(string words)
    {
        var parser = new FlagParser(Flags);
        parser.Parse(words.Split(' '));
        return parser;
    }
}
