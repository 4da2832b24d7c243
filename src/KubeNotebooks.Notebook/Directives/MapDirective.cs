using KubeNotebooks.ControlPlane.Maps;
using KubeNotebooks.Display.Maps;
using KubeNotebooks.Notebook.Outputs;

namespace KubeNotebooks.Notebook.Directives;

/// <summary><c>#!sim map</c>: nodes and their pods.</summary>
internal static class MapDirective
{
    /// <summary>The magic.</summary>
    public static Directive Map { get; } = new("#!sim map", "#!sim map", "Shows which pods are on which nodes, and which found none")
    {
        Example = "#!sim map",
        Run = call => call.Output.Emit(new DisplayOutput(MapView.Of(call.Session.Cluster, ClusterMap.Of(call.Session.Cluster)))),
    };
}
