using System.Text.RegularExpressions;
using KubeNotebooks.ControlPlane.Tests;

namespace KubeNotebooks.Notebook.Tests;

/// <summary>Holds the code to what ARCHITECTURE.md says of its layers.</summary>
public sealed partial class LayerTests
{
    [Theory] // project => the projects that it may refer to
    [InlineData("Simulation", "")]
    [InlineData("Models", "")]
    [InlineData("ControlPlane", "Models Simulation")]
    [InlineData("Kubectl", "ControlPlane")]
    [InlineData("Lessons", "Kubectl")]
    [InlineData("Display", "Kubectl Lessons")]
    [InlineData("Notebook", "Display")]
    [InlineData("CSharp", "Notebook")]
    [InlineData("Interactive", "Notebook")]
    [InlineData("Jupyter", "Notebook")]
    [InlineData("Tool", "CSharp Jupyter")]
    public void References_between_projects_point_down(string project, string below)
    {
        var name = $"KubeNotebooks.{project}";
        var text = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "src", name, $"{name}.csproj"));
        Assert.Equal(below, string.Join(' ', ProjectReference().Matches(text).Select(reference => reference.Groups["name"].Value).Order(StringComparer.Ordinal)));
    }

    [Theory] // folder => the others whose names its code may mention
    [InlineData("Api", "")]
    [InlineData("Store", "Api")]
    [InlineData("ApiServer", "Api Store")]
    [InlineData("Printers", "Api")]
    [InlineData("Faults", "Api ApiServer ContainerImages")]
    [InlineData("History", "Api ApiServer Faults")]
    [InlineData("Relations", "Api")]
    [InlineData("Rollouts", "Controllers Relations")]
    [InlineData("Maps", "Api Printers Scheduler")]
    [InlineData("Trees", "Api Controllers Printers Rollouts")]
    [InlineData("Timelines", "Api ApiServer ContainerImages Controllers Faults History Printers Rollouts")]
    [InlineData("Diagnosis", "Api ContainerImages Controllers Faults History Kubelet Printers Relations Rollouts Scheduler")]
    [InlineData("Events", "Api ApiServer")]
    [InlineData("Controllers", "Api ApiServer Events Store")]
    [InlineData("Scheduler", "Api ApiServer Events")]
    [InlineData("Kubelet", "Api ApiServer ContainerImages Events Faults")]
    public void The_parts_of_the_control_plane_meet_only_in_the_API_server(string folder, string allowed)
    {
        var files = Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "src", "KubeNotebooks.ControlPlane", folder), "*.cs", SearchOption.AllDirectories);
        var mentioned = files.SelectMany(file => Part().Matches(File.ReadAllText(file)).Select(part => part.Groups["name"].Value)).Distinct().Where(name => name != folder);
        Assert.Empty(mentioned.Except(allowed.Split(' ')));
    }

    [GeneratedRegex(@"<ProjectReference Include=""[^""]*/KubeNotebooks\.(?<name>\w+)\.csproj""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"KubeNotebooks\.ControlPlane\.(?<name>[A-Z]\w+)")]
    private static partial Regex Part();
}
