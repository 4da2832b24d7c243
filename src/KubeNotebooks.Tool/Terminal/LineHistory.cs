using System.Text;

namespace KubeNotebooks.Tool.Terminal;

/// <summary>The lines that were typed, this time and before: kept in a file of the user's, the oldest forgotten.</summary>
internal sealed class LineHistory
{
    private const int Most = 1000;

    private readonly string? _file;
    private readonly List<string> _lines = [];
    private int _place;
    private string _typed = "";

    /// <summary>Reads what was typed before.</summary>
    /// <param name="file">Where it is kept; null: nowhere.</param>
    public LineHistory(string? file)
    {
        _file = file;
        if (file is not null && File.Exists(file)) Try(() => _lines.AddRange(File.ReadAllLines(file)));
        if (_lines.Count > Most)
        {
            _lines.RemoveRange(0, _lines.Count - Most);
            Try(() => File.WriteAllText(file!, string.Concat(_lines.Select(line => line + "\n"))));
        }
        _place = _lines.Count;
    }

    /// <summary>The file in which the shell keeps the user's history.</summary>
    public static string UserFile => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "kube-notebooks", "history");

    /// <summary>Takes a line that was typed; one that is empty or the same as the last is not kept.</summary>
    public void Add(string line)
    {
        if (line.Length > 0 && !line.Contains('\n') && (_lines.Count == 0 || _lines[^1] != line))
        {
            _lines.Add(line);
            if (_file is not null) Try(() => Append(line));
        }
        Leave();
    }

    /// <summary>Forgets which line was looked at.</summary>
    public void Leave() => (_place, _typed) = (_lines.Count, "");

    /// <summary>The line before the one that is looked at, among those that begin as the line that was typed does.</summary>
    /// <param name="current">The line as it stands.</param>
    /// <returns>Null when there is none.</returns>
    public string? Earlier(string current)
    {
        if (_place == _lines.Count) _typed = current;
        for (var at = _place - 1; at >= 0; at--)
        {
            if (Fits(at, current)) return _lines[_place = at];
        }
        return null;
    }

    /// <summary>The line after the one that is looked at; after the last, what was typed.</summary>
    /// <param name="current">The line as it stands.</param>
    /// <returns>Null when there is none.</returns>
    public string? Later(string current)
    {
        if (_place == _lines.Count) return null;
        for (var at = _place + 1; at < _lines.Count; at++)
        {
            if (Fits(at, current)) return _lines[_place = at];
        }
        _place = _lines.Count;
        return _typed;
    }

    private bool Fits(int at, string current) => _lines[at].StartsWith(_typed, StringComparison.Ordinal) && _lines[at] != current;

    private void Append(string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        File.AppendAllText(_file!, line + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>A history that cannot be kept is no reason to stop.</summary>
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
        }
    }
}
