using KubeNotebooks.Notebook.Directives;

namespace KubeNotebooks.Notebook.Cells;

/// <summary>A stretch of a cell that runs as one.</summary>
/// <param name="Line">The number of its first line in the cell, from 1.</param>
internal abstract record CellPart(int Line);

/// <summary>C# code.</summary>
/// <param name="Line">The number of its first line in the cell, from 1.</param>
/// <param name="Code">The lines, joined.</param>
internal sealed record CSharpPart(int Line, string Code) : CellPart(Line);

/// <summary>A magic with its words and, for some, the lines that follow it.</summary>
/// <param name="Line">The number of its line in the cell, from 1.</param>
/// <param name="Directive">What is called; for a subcommand, that one.</param>
/// <param name="Arguments">The words after its name.</param>
/// <param name="Body">The lines that belong to it; null when it takes none.</param>
internal sealed record DirectivePart(int Line, Directive Directive, DirectiveArguments Arguments, string? Body) : CellPart(Line);
