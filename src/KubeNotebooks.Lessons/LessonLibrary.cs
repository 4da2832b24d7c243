using System.Reflection;
using KubeNotebooks.Lessons.Reading;

namespace KubeNotebooks.Lessons;

/// <summary>Finds lessons by name: beside the notebook, or among those that came with the program.</summary>
public static class LessonLibrary
{
    /// <summary>The folder that holds the files, beside the folders of the languages.</summary>
    public const string Folder = "exercises";

    /// <summary>The ending of the files.</summary>
    public const string Ending = ".yml";

    private static readonly Assembly Own = typeof(LessonLibrary).Assembly;

    /// <summary>The names of the lessons that came with the program, in order.</summary>
    public static IReadOnlyList<string> BuiltIn { get; } =
        [.. Own.GetManifestResourceNames().Where(name => name.EndsWith(Ending, StringComparison.Ordinal)).Select(name => name[..^Ending.Length]).Order(StringComparer.Ordinal)];

    /// <summary>Loads a lesson.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="folder">The notebook's folder.</param>
    /// <returns>Null when there is none of that name.</returns>
    /// <exception cref="LessonFormatException">Its file is not as it must be.</exception>
    /// <exception cref="IOException">Its file cannot be read.</exception>
    public static Lesson? Load(string name, string folder)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(folder);
        var file = $"{name}{Ending}";
        if (name.AsSpan().IndexOfAny('/', '\\') >= 0 || name.Contains("..", StringComparison.Ordinal)) return null;
        foreach (var place in new[] { folder, Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder })
        {
            var path = Path.Combine(place, Folder, file);
            if (File.Exists(path)) return LessonReader.Read(name, $"{Folder}/{file}", File.ReadAllText(path));
        }
        return LoadBuiltIn(name);
    }

    /// <summary>The names of the lessons that can be loaded from a folder, in order.</summary>
    /// <param name="folder">The notebook's folder.</param>
    public static IReadOnlyList<string> Names(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var beside = new[] { folder, Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder }.Select(place => Path.Combine(place, Folder)).Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place, "*" + Ending)).Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => !name.EndsWith(".new", StringComparison.Ordinal));
        return [.. beside.Concat(BuiltIn).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static Lesson? LoadBuiltIn(string name)
    {
        using var stream = Own.GetManifestResourceStream($"{name}{Ending}");
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return LessonReader.Read(name, $"{name}{Ending}", reader.ReadToEnd());
    }
}
