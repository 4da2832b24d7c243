namespace KubeNotebooks.Tool.Pages;

/// <summary>How pages look.</summary>
internal static class PageStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet = """
        :root { --text: #1c2430; --soft: #5b6675; --ground: #ffffff; --code: #f3f5f8;
          --line: #d9dee6; --accent: #2459c9; --problem: #b3261e; }
        @media (prefers-color-scheme: dark) {
          :root { --text: #e4e8ee; --soft: #9aa5b4; --ground: #14181f; --code: #1e242d;
            --line: #323b47; --accent: #8ab4ff; --problem: #ff8f85; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--text);
          font: 17px/1.65 system-ui, "Segoe UI", Roboto, "Noto Sans", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; }
        main { max-width: 52rem; margin: 0 auto; padding: 2rem 1.25rem 5rem; }
        h1, h2, h3 { line-height: 1.25; margin: 2.4em 0 0.6em; }
        h1 { font-size: 2rem; margin-top: 0.5em; }
        h2 { font-size: 1.4rem; }
        h3 { font-size: 1.15rem; }
        a { color: var(--accent); }
        img { max-width: 100%; }
        code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 0.86em; }
        .prose :not(pre) > code { background: var(--code); padding: 0 0.3em; border-radius: 4px; overflow-wrap: anywhere;
          -webkit-box-decoration-break: clone; box-decoration-break: clone; }
        pre code { font-size: inherit; }
        pre { margin: 0; overflow-x: auto; line-height: 1.5; }
        .prose pre { background: var(--code); padding: 0.8rem 1rem; border-radius: 6px; margin: 1em 0; }
        .prose table { border-collapse: collapse; }
        .prose th, .prose td { text-align: left; padding: 0.35rem 0.9rem 0.35rem 0;
          border-bottom: 1px solid var(--line); vertical-align: top; }
        blockquote { margin: 1em 0; padding-left: 1rem; border-left: 3px solid var(--line); color: var(--soft); }
        .cell { margin: 1.2rem 0 1.6rem; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
        .code { background: var(--code); padding: 0.8rem 1rem; border-left: 4px solid var(--accent); }
        .code b { color: var(--accent); font-weight: 600; }
        .output { padding: 0.8rem 1rem; border-top: 1px solid var(--line); }
        .problem { color: var(--problem); white-space: pre-wrap; overflow-wrap: anywhere; }
        .wide { overflow-x: auto; }
        @media (max-width: 480px) {
          body { font-size: 16px; }
          main { padding: 1rem 0.8rem 3rem; }
          pre, :not(pre) > code { font-size: 0.8em; }
          .code { white-space: pre-wrap; overflow-wrap: anywhere; }
        }

        """;
}
