using System.Collections.Immutable;
using k8s.Models;
using KubeNotebooks.ControlPlane;
using KubeNotebooks.ControlPlane.Faults;
using KubeNotebooks.Kubectl;
using KubeNotebooks.Kubectl.Client;
using KubeNotebooks.Notebook.Cells;
using KubeNotebooks.Notebook.Directives;
using KubeNotebooks.Notebook.Directives.Lessons;

namespace KubeNotebooks.Notebook.Completion;

/// <summary>Answers what could stand at a place in a cell, and what stands there. May be asked while a cell runs.</summary>
public sealed class CellCompleter
{
    private readonly NotebookSession _session;

    internal CellCompleter(NotebookSession session) => _session = session;

    /// <summary>What could stand at a place.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">The place, in UTF-16 units.</param>
    public CompletionResult Complete(string code, int cursor)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var place = CellPlace.Of(code, cursor, _session.Catalogue);
        var wordStart = place.LineStart + place.Line.LastIndexOfAny([' ', '\t', '\n']) + 1;
        if (place.Directive is null)
        {
            return place.Line.Length > 0
                ? Result(wordStart, cursor, code, Magics())
                : _session.CSharp?.Complete(code[place.CodeStart..place.CodeEnd], cursor - place.CodeStart).MovedBy(place.CodeStart)
                    ?? CompletionResult.Nothing(cursor);
        }
        if (place.InBody && place.Directive != KubeDirective.Kube) return CompletionResult.Nothing(cursor);
        var text = place.InBody ? place.Line : CellPlace.AfterName(place.Line);
        if (!place.InBody && text.Length == 0) return Result(wordStart, cursor, code, Magics());

        var split = ShellWords.Split(text);
        if (split.End != ShellWordsEnd.Complete) return CompletionResult.Nothing(cursor);
        var words = text.Length == 0 || char.IsWhiteSpace(text[^1]) ? split.Words.Add("") : split.Words;
        return Result(wordStart, cursor, code, place.Directive == KubeDirective.Kube ? Kubectl(words) : Words(place.Directive, words));
    }

    /// <summary>What stands at a place, in words.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cursor">The place, in UTF-16 units.</param>
    /// <returns>Null when there is nothing to say.</returns>
    public string? Inspect(string code, int cursor)
    {
        cursor = Math.Clamp(cursor, 0, code.Length);
        var wordEnd = code.AsSpan(cursor).IndexOfAny(" \t\n") is var space and >= 0 ? cursor + space : code.Length;
        var place = CellPlace.Of(code, cursor, _session.Catalogue);
        if (CellPlace.Of(code, wordEnd, _session.Catalogue) is { Directive: { } directive } whole)
        {
            place = whole;
            var words = ShellWords.Split(place.InBody ? place.Line : CellPlace.AfterName(place.Line)).Words;
            if (directive == KubeDirective.Kube && !words.IsEmpty) return KubectlHelp(words);
            return HelpDirective.Explain(_session.Catalogue, directive.Name);
        }
        return place.Line.Length > 0
            ? null
            : _session.CSharp?.Inspect(code[place.CodeStart..place.CodeEnd], cursor - place.CodeStart);
    }

    private static CompletionResult Result(int start, int end, string code, IEnumerable<CompletionItem> items)
    {
        var typed = code[start..end];
        return new CompletionResult(start, end, [.. items.Where(item => item.Text.StartsWith(typed, StringComparison.Ordinal))]);
    }

    private IEnumerable<CompletionItem> Magics() =>
        _session.Directives.Select(directive => new CompletionItem(directive.Name, "magic", directive.Summary));

    private ImmutableArray<CompletionItem> Kubectl(ImmutableArray<string> words)
    {
        ImmutableArray<CompletionItem> items = [];
        if (words is ["kubectl", .. var rest]) words = rest;
        _session.WhileIdle(() => items =
        [
            .. new KubectlRunner(new ClusterApiClient(_session.Cluster)).Complete(words)
                .Select(item => new CompletionItem(item.Text, item.Text.StartsWith('-') ? "option" : "command", item.Description)),
        ]);
        return items;
    }

    private string? KubectlHelp(ImmutableArray<string> words)
    {
        string? help = null;
        _session.WhileIdle(() => help = new KubectlRunner(new ClusterApiClient(_session.Cluster))
            .Run(new KubectlInvocation([.. words.TakeWhile(word => !word.StartsWith('-')).Take(2), "--help"])).StandardOutput);
        return string.IsNullOrEmpty(help) ? null : help;
    }

    private IEnumerable<CompletionItem> Words(Directive directive, ImmutableArray<string> words)
    {
        if (!directive.Subcommands.IsEmpty)
        {
            if (words.Length == 1)
            {
                return directive.Subcommands
                    .Select(one => new CompletionItem(one.Name[(directive.Name.Length + 1)..], "command", one.Summary));
            }
            return directive.Subcommands.FirstOrDefault(one => one.Name == $"{directive.Name} {words[0]}") is { } called ? Words(called, words[1..]) : [];
        }
        if (Waiting(directive, words) is { } waiting)
        {
            if (waiting.OffersImages) return Images();
            var choices = waiting.Choices.Select(choice => new CompletionItem(choice, "value"));
            return waiting == ProgressDirective.Reset ? [.. choices, .. LessonWords.Ids(_session)] : choices;
        }
        var options = directive.Options.Select(option => new CompletionItem(option.Name, "option", option.Summary));
        if (directive.Arguments.Contains(SnapshotDirectives.SnapshotArgument))
            return [.. _session.Snapshots.Keys.Select(name => new CompletionItem(name, "snapshot")), .. options];
        if (directive.Arguments.Contains(FaultDirectives.KindArgument)) return [.. Faults(directive, words), .. options];
        if (directive.Arguments.Contains(ImageDirectives.BuiltArgument)) return [.. BuiltImages(), .. options];
        if (LessonWords.Of(_session, directive, words.Length - 1) is { } ofLesson) return ofLesson;
        return directive.Arguments.Contains("deploy/NAME") ? [.. Deployments(), .. options] : options;
    }

    // The option whose value the last word is, or may be.
    private static DirectiveOption? Waiting(Directive directive, ImmutableArray<string> words)
    {
        for (var i = words.Length - 2; i >= 0; i--)
        {
            if (!words[i].StartsWith('-')) continue;
            var option = directive.Options.FirstOrDefault(option => option.Name == words[i]);
            return option is { Value: not null } && (i == words.Length - 2 || (option.Repeatable && !words[^1].StartsWith('-'))) ? option : null;
        }
        return null;
    }

    // Kinds first, then what the kind can be aimed at; to be healed is only what fails.
    private ImmutableArray<CompletionItem> Faults(Directive directive, ImmutableArray<string> words)
    {
        var heals = directive == FaultDirectives.Heal;
        if (words.Length == 1)
        {
            return heals
                ? OfCluster(cluster => cluster.Faults.Active.Select(fault => fault.Kind.Name).Append("all"), "fault")
                : [.. FaultKind.All.Select(kind => new CompletionItem(kind.Name, "fault", kind.Summary))];
        }
        if (words.Length > 2 || FaultKind.All.FirstOrDefault(kind => kind.Name == words[0]) is not { } chosen) return [];
        return heals
            ? OfCluster(cluster => cluster.Faults.Active.Where(fault => fault.Kind == chosen).Select(fault => fault.Target.Written), "target")
            : OfCluster(cluster => FaultTargetReader.Candidates(cluster, chosen), "target");
    }

    private ImmutableArray<CompletionItem> Images() => OfCluster(cluster => cluster.Images.Built.Concat(cluster.Images.Registry.Images).Select(image => image.Reference.Familiar), "image");

    private ImmutableArray<CompletionItem> BuiltImages() => OfCluster(cluster => cluster.Images.Built.Select(image => image.Reference.Familiar), "image");

    private ImmutableArray<CompletionItem> Deployments() => OfCluster(cluster => cluster.ApiServer.List<V1Deployment>().Select(one => $"deploy/{one.Metadata.Name}"), "deployment");

    private ImmutableArray<CompletionItem> OfCluster(Func<Cluster, IEnumerable<string>> names, string kind)
    {
        ImmutableArray<CompletionItem> items = [];
        _session.WhileIdle(() => items = [.. names(_session.Cluster).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => new CompletionItem(name, kind))]);
        return items;
    }
}
