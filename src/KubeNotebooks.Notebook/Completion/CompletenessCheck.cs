using KubeNotebooks.Notebook.Cells;

namespace KubeNotebooks.Notebook.Completion;

/// <summary>Tells a console whether Enter runs the cell or adds a line.</summary>
internal static class CompletenessCheck
{
    /// <summary>Looks at the last part of a cell.</summary>
    public static Completeness Of(string code, NotebookSession session)
    {
        if (string.IsNullOrWhiteSpace(code)) return Completeness.Complete;
        try
        {
            return new CellParser(session.Catalogue).Parse(code)[^1] switch
            {
                DirectivePart { Body: null } => code.TrimEnd(' ').EndsWith('\\') ? Completeness.Incomplete : Completeness.Complete,
                DirectivePart => code.EndsWith('\n') ? Completeness.Complete : Completeness.Incomplete,
                CSharpPart part => session.CSharp?.Check(part.Code) ?? Completeness.Invalid,
                _ => Completeness.Complete,
            };
        }
        catch (CellSyntaxException wrong)
        {
            return wrong.AtEnd ? Completeness.Incomplete : Completeness.Invalid;
        }
    }
}
