using Newtonsoft.Json;
using Plotly.NET;

namespace KubeNotebooks.Display.Charts;

/// <summary>A Plotly.NET chart as the JSON that plotly.js draws.</summary>
internal static class ChartJson
{
    private static readonly JsonSerializerSettings Settings = new() { ReferenceLoopHandling = ReferenceLoopHandling.Serialize };

    /// <summary>What <c>GenericChart.toJson</c> writes.</summary>
    /// <remarks>
    /// That method asks Plotly.NET for its HTML too, which needs one FSharp.Core for all its parts; a host that brings an older one of its own
    /// cannot give it that.
    /// </remarks>
    public static string Of(GenericChart chart) => JsonConvert.SerializeObject(
        new { data = GenericChart.getTraces(chart), layout = GenericChart.getLayout(chart), config = GenericChart.getConfig(chart) }, Settings);
}
