using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace KubeNotebooks.EndToEnd;

public sealed class InteractivePackageTests(InteractivePackage package) : IClassFixture<InteractivePackage>
{
    /// <summary>What the newest .NET Interactive brings itself, with the versions of the assemblies (1.0.0-beta of 2026, from its output).</summary>
    private static readonly Dictionary<string, Version> TheHosts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["FSharp.Core"] = new(10, 0, 0, 0),
        ["Humanizer"] = new(2, 14, 0, 0),
        ["Microsoft.AspNetCore.Html.Abstractions"] = new(2, 3, 0, 0),
        ["Microsoft.Bcl.AsyncInterfaces"] = new(10, 0, 0, 0),
        ["Microsoft.CodeAnalysis"] = new(5, 0, 0, 0),
        ["Microsoft.CodeAnalysis.CSharp"] = new(5, 0, 0, 0),
        ["Microsoft.DotNet.Interactive.Formatting"] = new(1, 0, 0, 0),
        ["Newtonsoft.Json"] = new(13, 0, 0, 0),
        ["System.CommandLine"] = new(2, 0, 0, 0),
        ["System.Reactive"] = new(6, 0, 0, 0),
    };

    /// <summary>Of this one the host has an older version than Plotly.NET asks for; <c>NewerAssemblies</c> sees to it.</summary>
    private const string SeenTo = "FSharp.Core";

    [Fact]
    public void It_holds_our_assemblies_and_the_script_and_no_CSharp_engine() => Assert.Equal(
    [
        "KubeNotebooks.Interactive.nuspec",
        "README.md",
        "interactive-extensions/dotnet/extension.dib",
        "lib/net10.0/KubeNotebooks.ControlPlane.dll",
        "lib/net10.0/KubeNotebooks.Display.dll",
        "lib/net10.0/KubeNotebooks.Interactive.dll",
        "lib/net10.0/KubeNotebooks.Interactive.xml",
        "lib/net10.0/KubeNotebooks.Kubectl.dll",
        "lib/net10.0/KubeNotebooks.Lessons.dll",
        "lib/net10.0/KubeNotebooks.Models.dll",
        "lib/net10.0/KubeNotebooks.Notebook.dll",
        "lib/net10.0/KubeNotebooks.Simulation.dll",
    ], package.Files);

    [Fact]
    public void It_asks_for_the_packages_that_we_build_with_and_for_none_of_the_hosts()
    {
        var central = XDocument.Load(Path.Combine(Sandbox.Repository, "Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(one => one.Attribute("Include")!.Value, one => one.Attribute("Version")!.Value, StringComparer.Ordinal);
        Assert.Superset(new SortedSet<string>(["DiffPlex", "KubernetesClient", "Plotly.NET.CSharp"]), new SortedSet<string>(package.Dependencies.Keys));
        Assert.All(package.Dependencies, one => Assert.Equal(central[one.Key], one.Value));
        Assert.Empty(package.Dependencies.Keys.Intersect(TheHosts.Keys));
    }

    [Fact]
    public void Nothing_in_it_refers_to_a_newer_version_of_what_the_host_brings_or_to_what_nobody_brings()
    {
        var fetched = Fetched();
        var own = package.Files.Where(name => name.EndsWith(".dll", StringComparison.Ordinal)).ToDictionary(name => Path.GetFileNameWithoutExtension(name), package.Read, StringComparer.Ordinal);
        foreach (var (name, version) in own.Values.Concat(fetched.Values.Select(File.ReadAllBytes)).SelectMany(References))
        {
            if (TheHosts.TryGetValue(name, out var theirs)) Assert.True(version <= theirs || name == SeenTo, $"{name} {version} is asked for, the host has {theirs}.");
            else Assert.True(own.ContainsKey(name) || fetched.ContainsKey(name) || IsFramework(name), $"{name} {version} is asked for, and nobody brings it.");
        }
    }

    [Fact]
    public void What_is_fetched_with_it_brings_nothing_that_the_host_has_in_an_older_version()
    {
        foreach (var (name, file) in Fetched())
        {
            var version = System.Reflection.AssemblyName.GetAssemblyName(file).Version!;
            if (TheHosts.TryGetValue(name, out var theirs)) Assert.True(version <= theirs || name == SeenTo, $"{name} {version} is fetched, the host has {theirs}.");
        }
    }

    /// <summary>The assemblies of the packages that it asks for, and of those that they ask for.</summary>
    private Dictionary<string, string> Fetched()
    {
        var assets = JsonNode.Parse(File.ReadAllText(Path.Combine(Sandbox.Repository, "src", "KubeNotebooks.Interactive", "obj", "project.assets.json")))!;
        var target = assets["targets"]!["net10.0"]!.AsObject();
        var folders = assets["packageFolders"]!.AsObject().Select(folder => folder.Key).ToArray();
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var open = new Stack<string>(package.Dependencies.Keys);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (open.TryPop(out var id))
        {
            if (!seen.Add(id)) continue;
            var (key, library) = target.Single(one => one.Key.StartsWith(id + "/", StringComparison.OrdinalIgnoreCase));
            foreach (var next in library!["dependencies"]?.AsObject() ?? []) open.Push(next.Key);
            var path = (string)assets["libraries"]![key]!["path"]!;
            foreach (var assembly in (library["runtime"]?.AsObject() ?? []).Select(one => one.Key).Where(one => one.EndsWith(".dll", StringComparison.Ordinal)))
                files[Path.GetFileNameWithoutExtension(assembly)] = folders.Select(folder => Path.Combine(folder, path, assembly)).First(File.Exists);
        }
        return files;
    }

    private static List<(string Name, Version Version)> References(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        var metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(one => (metadata.GetString(one.Name), one.Version))];
    }

    private static bool IsFramework(string name) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, name + ".dll"));
}
