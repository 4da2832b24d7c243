using KubeNotebooks.ControlPlane.Api.Json;

namespace KubeNotebooks.Kubectl.CommandLine;

/// <summary>Divides a command line into flags and positional arguments.</summary>
/// <remarks>Source: spf13/pflag flag.go, FlagSet.parseArgs, parseLongArg, parseSingleShortArg.</remarks>
internal sealed class FlagParser(IReadOnlyList<Flag> flags)
{
    private readonly List<string> _arguments = [];
    private Queue<string> _rest = [];

    /// <summary>The flags found.</summary>
    public FlagValues Values { get; } = new(flags);

    /// <summary>The positional arguments.</summary>
    public IReadOnlyList<string> Arguments => _arguments;

    /// <summary>How many positional arguments stood before <c>--</c>; -1 without one.</summary>
    public int ArgumentsBeforeDash { get; private set; } = -1;

    /// <summary>Whether help was asked for: nothing after that was read.</summary>
    public bool HelpAsked { get; private set; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FlagException">A flag is unknown, lacks its value or has a bad one.</exception>
    public void Parse(IEnumerable<string> words)
    {
        _rest = new Queue<string>(words);
        while (!HelpAsked && _rest.TryDequeue(out var word))
        {
            if (word == "--")
            {
                ArgumentsBeforeDash = _arguments.Count;
                _arguments.AddRange(_rest);
                return;
            }
            if (word.StartsWith("--", StringComparison.Ordinal)) Long(word);
            else if (word.Length > 1 && word[0] == '-') Short(word[1..]);
            else _arguments.Add(word);
        }
    }

    private void Long(string word)
    {
        var body = word[2..];
        if (body.Length == 0 || body[0] is '-' or '=') throw new FlagException($"bad flag syntax: {word}");
        var equals = body.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? body : body[..equals];
        var flag = flags.FirstOrDefault(one => one.Name == name);
        if (flag is null)
        {
            if (name == "help") HelpAsked = true;
            else throw new FlagException($"unknown flag: --{name}");
        }
        else if (equals >= 0) Set(flag, body[(equals + 1)..]);
        else if (flag.WithoutValue is { } value) Set(flag, value);
        else if (_rest.TryDequeue(out var next)) Set(flag, next);
        else throw new FlagException($"flag needs an argument: {word}");
    }

    private void Short(string letters)
    {
        for (var rest = letters; rest.Length > 0;)
        {
            var letter = rest[0];
            var flag = flags.FirstOrDefault(one => one.Shorthand == letter);
            if (flag is null)
            {
                if (letter != 'h') throw new FlagException($"unknown shorthand flag: '{letter}' in -{rest}");
                HelpAsked = true;
                return;
            }
            if (rest.Length > 2 && rest[1] == '=')
            {
                Set(flag, rest[2..]);
                return;
            }
            if (flag.WithoutValue is { } value)
            {
                Set(flag, value);
                rest = rest[1..];
                continue;
            }
            if (rest.Length > 1) Set(flag, rest[1..]);
            else if (_rest.TryDequeue(out var next)) Set(flag, next);
            else throw new FlagException($"flag needs an argument: '{letter}' in -{rest}");
            return;
        }
    }

    private void Set(Flag flag, string value)
    {
        try
        {
            _ = flag.Kind switch
            {
                FlagKind.Switch => (object)GoSyntax.ParseBool(value),
                FlagKind.Number => GoSyntax.ParseInt(value),
                FlagKind.Duration => GoSyntax.ParseDuration(value),
                _ => value,
            };
        }
        catch (FormatException bad)
        {
            throw new FlagException($"invalid argument {GoQuote.Of(value)} for {GoQuote.Of(flag.Display)} flag: {bad.Message}");
        }
        Values.Set(flag, value);
    }
}

/// <summary>The flags of a command line are wrong.</summary>
/// <param name="message">What is wrong, in pflag's words.</param>
internal sealed class FlagException(string message) : Exception(message);
