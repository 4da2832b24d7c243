using KubeNotebooks.ControlPlane.Api;
using KubeNotebooks.Kubectl;
using Microsoft.DotNet.Interactive.Formatting;

namespace KubeNotebooks.Display;

/// <summary>Teaches the formatters of .NET notebooks how our types look.</summary>
public static class Formatters
{
    /// <summary>Registers them; doing so again changes nothing.</summary>
    public static void Register()
    {
        Formatter.Register<KubectlResult>(result => result.StandardOutput, MimeBundle.PlainText);
        Formatter.Register<KubectlResult>(KubectlHtml.Of, MimeBundle.HtmlText);
        Formatter.Register<Table>(PlainTable.Of, MimeBundle.PlainText);
        Formatter.Register<Table>(table => KubectlHtml.Of([table]), MimeBundle.HtmlText);
    }
}
