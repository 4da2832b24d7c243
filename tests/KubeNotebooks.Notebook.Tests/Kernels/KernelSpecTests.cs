using System.Buffers.Binary;
using System.Text.Json.Nodes;
using KubeNotebooks.Tool.Kernels;

namespace KubeNotebooks.Notebook.Tests.Kernels;

public sealed class KernelSpecTests : IDisposable
{
    private readonly DirectoryInfo _kernels = Directory.CreateTempSubdirectory("kernels 日本 ");

    public void Dispose() => _kernels.Delete(recursive: true);

    [Fact]
    public void The_description_says_how_front_ends_colour_interrupt_and_start()
    {
        var folder = KernelSpec.Install(_kernels.FullName);
        var spec = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")))!;
        Assert.Equal(("KubeNotebooks (C#)", "C#", "message"),
            ((string?)spec["display_name"], (string?)spec["language"], (string?)spec["interrupt_mode"]));
        Assert.Equal("""{"debugger":false}""", spec["metadata"]!.ToJsonString());
        Assert.True(Path.IsPathFullyQualified((string)spec["argv"]![0]!));
        Assert.Equal(["kernel", "--connection-file", "{connection_file}"], spec["argv"]!.AsArray().TakeLast(3).Select(word => (string?)word));
    }

    [Theory]
    [InlineData("logo-32x32.png", 32)]
    [InlineData("logo-64x64.png", 64)]
    public void Its_pictures_have_the_sizes_that_launchers_ask_for(string logo, int size)
    {
        var png = File.ReadAllBytes(Path.Combine(KernelSpec.Install(_kernels.FullName), logo));
        Assert.Equal([0x89, .. "PNG\r\n\u001A\n"u8], png.Take(8));
        Assert.Equal((size, size), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public void Installing_again_replaces_and_uninstalling_leaves_nothing()
    {
        var folder = KernelSpec.Install(_kernels.FullName);
        var svg = Path.Combine(folder, "logo-svg.svg");
        File.WriteAllText(svg, "changed");
        Assert.Equal(folder, KernelSpec.Install(_kernels.FullName));
        Assert.StartsWith("<svg ", File.ReadAllText(svg), StringComparison.Ordinal);
        Assert.Equal(["kernel.json", .. KernelSpec.Logos],
            Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

        Assert.Equal(folder, KernelSpec.Uninstall(_kernels.FullName));
        Assert.Empty(_kernels.EnumerateFileSystemInfos());
        Assert.Null(KernelSpec.Uninstall(_kernels.FullName));
    }
}
