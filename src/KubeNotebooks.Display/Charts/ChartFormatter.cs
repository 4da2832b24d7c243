using System.Reflection;
using Microsoft.DotNet.Interactive.Formatting;
using Plotly.NET;

namespace KubeNotebooks.Display.Charts;

/// <summary>
/// Teaches the formatters of .NET notebooks how Plotly.NET's charts look, once that library is loaded: not before, for it is large.
/// </summary>
internal static class ChartFormatter
{
    private const string Library = "Plotly.NET";

    /// <summary>Registers the formatter when the library is there.</summary>
    /// <param name="plotly">Where the page gets the script from.</param>
    public static void RegisterWhenLoaded(Func<PlotlySource> plotly)
    {
        AppDomain.CurrentDomain.AssemblyLoad += (_, loaded) =>
        {
            if (IsLibrary(loaded.LoadedAssembly)) Register(plotly);
        };
        if (AppDomain.CurrentDomain.GetAssemblies().Any(IsLibrary)) Register(plotly);
    }

    private static bool IsLibrary(Assembly assembly) => assembly.GetName().Name == Library;

    private static void Register(Func<PlotlySource> plotly)
    {
        Formatter.Register<GenericChart>(_ => "A chart of Plotly.NET", MimeBundle.PlainText);
        Formatter.Register<GenericChart>(chart => ChartHtml.Of(chart, plotly()), MimeBundle.HtmlText);
        Formatter.SetPreferredMimeTypesFor(typeof(GenericChart), MimeBundle.HtmlText);
    }
}
