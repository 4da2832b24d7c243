using System.Text.RegularExpressions;
using KubeNotebooks.Kubectl.CommandLine;

namespace KubeNotebooks.Kubectl.Resources;

/// <summary>A file that a command line names.</summary>
/// <param name="Name">The file, as messages name it; <c>STDIN</c> for standard input.</param>
/// <param name="Path">Where it is; null for standard input.</param>
internal sealed record ManifestFile(string Name, string? Path);

/// <summary>The files that a command line names.</summary>
/// <param name="Files">In the order in which they are read.</param>
/// <param name="IsSingle">Whether exactly one file was named.</param>
internal sealed record ManifestFileSet(IReadOnlyList<ManifestFile> Files, bool IsSingle);

/// <summary>Finds the files behind <c>-f</c>: files, folders, patterns and standard input.</summary>
/// <remarks>Source: cli-runtime pkg/resource/builder.go, FilenameParam, Path; visitor.go, ExpandPathsToFileVisitors.</remarks>
internal static class ManifestFiles
{
    private static readonly string[] Extensions = [".json", ".yaml", ".yml"];

    /// <summary>The files of a query.</summary>
    /// <exception cref="KubectlException">One is not there, or a folder holds no manifest.</exception>
    public static ManifestFileSet Find(CommandContext context, ResourceQuery query)
    {
        var files = new List<ManifestFile>();
        var single = query.Filenames.Count == 1;
        foreach (var name in query.Filenames)
        {
            if (name == "-")
            {
                if (files.Any(file => file.Path is null))
                    throw new KubectlException("standard input cannot be used for multiple arguments");
                files.Add(new ManifestFile("STDIN", null));
                single = false;
                continue;
            }
            if (name.StartsWith("http://", StringComparison.Ordinal) || name.StartsWith("https://", StringComparison.Ordinal))
                throw new KubectlException($"the simulated kubectl does not read manifests from the network: {name}");
            var before = files.Count;
            foreach (var match in Expand(context, name)) files.AddRange(FilesIn(context, match, query.Recursive));
            single &= files.Count - before == 1;
        }
        return new ManifestFileSet(files, single);
    }

    private static IReadOnlyList<string> Expand(CommandContext context, string name)
    {
        if (name.Length > 0 && Path.Exists(Absolute(context, name))) return [name];
        var matches = name.AsSpan().IndexOfAny('*', '?', '[') < 0 ? [] : Matches(context, name);
        return matches.Count > 0 ? matches : throw new KubectlException($"the path \"{name}\" does not exist");
    }

    private static List<string> Matches(CommandContext context, string pattern)
    {
        var found = new List<string> { pattern.StartsWith('/') ? "/" : "" };
        foreach (var part in pattern.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new List<string>();
            foreach (var folder in found)
            {
                var absolute = Absolute(context, folder);
                if (!Directory.Exists(absolute)) continue;
                var names = part.AsSpan().IndexOfAny('*', '?', '[') < 0
                    ? Path.Exists(Path.Combine(absolute, part)) ? [part] : []
                    : NamesIn(absolute).Where(name => Regex.IsMatch(name, PatternOf(part))).ToArray();
                next.AddRange(names.Select(name => folder + (folder.Length == 0 || folder.EndsWith('/') ? "" : "/") + name));
            }
            found = next;
        }
        return found;
    }

    private static string PatternOf(string part) =>
        "^" + Regex.Escape(part).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)
            .Replace("\\[", "[", StringComparison.Ordinal) + "$";

    private static ManifestFile[] FilesIn(CommandContext context, string name, bool recursive)
    {
        var absolute = Absolute(context, name);
        if (!Directory.Exists(absolute)) return [new ManifestFile(name, absolute)];
        ManifestFile[] files = [.. Walk(absolute, Clean(name), recursive)];
        return files.Length > 0
            ? files
            : throw new KubectlException($"error reading [{name}]: recognized file extensions are [{string.Join(' ', Extensions)}]");
    }

    private static IEnumerable<ManifestFile> Walk(string folder, string shown, bool recursive)
    {
        foreach (var name in NamesIn(folder))
        {
            var path = Path.Combine(folder, name);
            var shownPath = shown == "." ? name : $"{shown}/{name}";
            if (Directory.Exists(path))
            {
                if (!recursive) continue;
                foreach (var file in Walk(path, shownPath, recursive)) yield return file;
            }
            else if (Extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal))
            {
                yield return new ManifestFile(shownPath, path);
            }
        }
    }

    private static string[] NamesIn(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal),
    ];

    // As Go's filepath.Clean, for what a shell user types.
    private static string Clean(string name)
    {
        var parts = name.Split('/').Where(part => part.Length > 0 && part != ".");
        var joined = (name.StartsWith('/') ? "/" : "") + string.Join('/', parts);
        return joined.Length == 0 ? "." : joined;
    }

    private static string Absolute(CommandContext context, string name) =>
        Path.GetFullPath(Path.Combine(context.Invocation.WorkingDirectory, name));
}
