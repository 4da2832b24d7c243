namespace KubeNotebooks.Notebook.Completion;

/// <summary>Whether a cell, as typed so far, can run.</summary>
public enum Completeness
{
    /// <summary>It can.</summary>
    Complete,

    /// <summary>It goes on: a bracket, a quote or a body is open.</summary>
    Incomplete,

    /// <summary>Whatever is added, it stays wrong.</summary>
    Invalid,
}
