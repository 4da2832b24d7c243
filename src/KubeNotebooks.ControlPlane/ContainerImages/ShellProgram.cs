using System.Collections.Immutable;
using System.Globalization;

namespace KubeNotebooks.ControlPlane.ContainerImages;

/// <summary>Understands the small shell scripts that manifests of examples carry.</summary>
/// <remarks>
/// Simulated: <c>sleep</c>, <c>echo</c>, <c>exit</c>, <c>true</c>, <c>false</c>, <c>touch</c>, <c>rm</c> and endless loops are followed;
/// any other known tool counts as done at once. A shell, and what it starts as process 1, does not heed SIGTERM.
/// </remarks>
internal sealed class ShellProgram
{
    private const int MaxRounds = 1000;
    private static readonly string[] Shells = ["sh", "/bin/sh", "bash", "/bin/bash", "ash", "/bin/ash"];
    private static readonly string[] Tools =
    [
        "cat", "cd", "chmod", "chown", "cp", "curl", "cut", "date", "df", "env", "export", "grep", "head", "hostname", "id", "ls", "mkdir", "mv",
        "nc", "nslookup", "ping", "printf", "ps", "pwd", "read", "sed", "seq", "set", "sync", "tail", "tee", "test", "top", "trap", "tr", "uname",
        "wc", "wget", "whoami", "[", ":",
    ];

    private readonly List<LogLine> _log = [];
    private readonly List<ProgramFile> _files = [];
    private TimeSpan _time = TimeSpan.FromMilliseconds(20);
    private int? _exitCode;
    private bool _endless;

    private ShellProgram()
    {
    }

    /// <summary>Whether a word names a shell.</summary>
    public static bool IsShell(string word) => Shells.Contains(word);

    /// <summary>What a command line does.</summary>
    /// <param name="words">The program and its arguments; at least one.</param>
    /// <param name="image">Whose own program may be among them.</param>
    public static ProgramBehaviour Interpret(ImmutableArray<string> words, ContainerImage image)
    {
        var script = IsShell(words[0]) ? Script(words) : null;
        if (script is null && words[0] == image.Entrypoint && !IsShell(words[0])) return image.Program;
        if (script is null && !IsShell(words[0]) && !IsKnown(words[0])) return new ProgramBehaviour { StartError = CannotStart(words[0]) };
        var program = new ShellProgram();
        var last = program.Run(script ?? string.Join(' ', words), image);
        if (last is not null) return last with { Log = [.. program._log, .. last.Log], Files = [.. program._files] };
        return new ProgramBehaviour
        {
            ExitsAfter = program._endless ? null : program._time,
            ExitCode = program._exitCode ?? 0,
            EndsOnSigterm = false,
            Log = [.. program._log],
            Files = [.. program._files],
        };
    }

    private static string? Script(ImmutableArray<string> words)
    {
        for (var i = 1; i + 1 < words.Length; i++)
        {
            if (words[i].StartsWith('-') && words[i].EndsWith('c')) return words[i + 1];
        }
        return "";
    }

    private static bool IsKnown(string word)
    {
        var name = word[(word.LastIndexOf('/') + 1)..];
        return name is "sleep" or "echo" or "exit" or "true" or "false" or "touch" or "rm" || Tools.Contains(name);
    }

    private static string CannotStart(string word) => word.Contains('/', StringComparison.Ordinal)
        ? $"failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"{word}\": stat {word}: no such file or directory: unknown"
        : $"failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"{word}\": executable file not found in $PATH: unknown";

    // Null when the script was followed to its end; otherwise the program that it turns into.
    private ProgramBehaviour? Run(string script, ContainerImage image)
    {
        var loop = script.IndexOf("while ", StringComparison.Ordinal);
        var before = loop < 0 ? script : script[..loop];
        foreach (var statement in Statements(before))
        {
            if (_exitCode is not null || _endless) return null;
            if (Step(statement, image) is { } server) return server;
        }
        if (loop >= 0 && _exitCode is null && !_endless) Loop(script[loop..], image);
        return null;
    }

    private void Loop(string script, ContainerImage image)
    {
        var start = script.IndexOf("do", StringComparison.Ordinal);
        var end = script.LastIndexOf("done", StringComparison.Ordinal);
        _endless = true;
        if (start < 0 || end <= start) return;
        var body = Statements(script[(start + 2)..end]);
        for (var round = 0; round < MaxRounds; round++)
        {
            var began = _time;
            foreach (var statement in body)
            {
                _endless = false;
                Step(statement, image);
                if (_exitCode is not null) return;
            }
            _endless = true;
            if (_time == began) return; // a loop without a pause: its output would have no end
        }
    }

    private static List<string> Statements(string script) =>
        [.. script.Replace("&&", ";", StringComparison.Ordinal).Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private ProgramBehaviour? Step(string statement, ContainerImage image)
    {
        var words = statement.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words[0] == "exec" && words.Length > 1) words = words[1..];
        switch (words[0][(words[0].LastIndexOf('/') + 1)..])
        {
            case "sleep":
                Sleep(words);
                break;
            case "echo":
                if (!words.Any(word => word.StartsWith('>'))) _log.Add(new LogLine(_time, Unquoted(statement["echo".Length..].Trim())));
                else Touch(words[^1].TrimStart('>'));
                break;
            case "exit":
                _exitCode = words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code & 255 : 0;
                break;
            case "false":
                _exitCode = 1;
                break;
            case "touch":
                foreach (var path in words[1..]) Touch(path);
                break;
            case "rm":
                foreach (var path in words[1..]) Remove(path);
                break;
            default:
                if (words[0] == image.Entrypoint && !IsShell(words[0])) return image.Program;
                if (IsKnown(words[0])) break;
                _log.Add(new LogLine(_time, $"sh: {words[0]}: not found"));
                _exitCode = 127;
                break;
        }
        return null;
    }

    private void Sleep(string[] words)
    {
        if (words.Length < 2 || words[1] is "infinity" or "inf") _endless = true;
        else _time += Duration(words[1]);
    }

    private static TimeSpan Duration(string text)
    {
        var unit = text[^1] switch { 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 1 };
        var digits = char.IsAsciiDigit(text[^1]) ? text : text[..^1];
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds * unit, 1e8))
            : TimeSpan.Zero;
    }

    private void Touch(string path)
    {
        if (path.Length > 0) _files.Add(new ProgramFile(path, _time, null));
    }

    private void Remove(string path)
    {
        for (var i = 0; i < _files.Count; i++)
        {
            if (_files[i].Path == path && _files[i].Until is null) _files[i] = _files[i] with { Until = _time };
        }
    }

    private static string Unquoted(string text) =>
        text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;
}
