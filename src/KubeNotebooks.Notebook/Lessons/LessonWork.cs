using KubeNotebooks.ControlPlane;
using KubeNotebooks.Lessons;
using KubeNotebooks.Lessons.Checks;
using KubeNotebooks.Lessons.Judging;
using KubeNotebooks.Lessons.Predictions;
using KubeNotebooks.Lessons.Progress;

namespace KubeNotebooks.Notebook.Lessons;

/// <summary>What a session knows of a lesson: which one, and what is under way. A kernel that is restarted has forgotten it.</summary>
/// <param name="progress">What is kept beyond the session.</param>
internal sealed class LessonWork(ProgressFile progress)
{
    private readonly Dictionary<string, (Trial Trial, object Origin)> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _hints = new(StringComparer.Ordinal);
    private readonly HashSet<string> _passed = new(StringComparer.Ordinal);
    private readonly HashSet<object> _exerciseClusters = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private object? _lessonCluster;

    /// <summary>What is kept beyond the session.</summary>
    public ProgressFile Progress => progress;

    /// <summary>The lesson; null: none was loaded.</summary>
    public Lesson? Lesson { get; private set; }

    /// <summary>In which language it speaks.</summary>
    public Language Language { get; private set; }

    /// <summary>The exercise that began last, and from where on it is judged; null: none did.</summary>
    public (Exercise Exercise, Mark Mark)? UnderWay { get; private set; }

    /// <summary>The exercises that were passed in this session.</summary>
    public IReadOnlySet<string> Passed => _passed;

    /// <summary>Goes on with a lesson. What was under way is kept when it is the same one, for its notebook's first cell may be run again.</summary>
    /// <param name="lesson">The lesson.</param>
    /// <param name="language">In which language it speaks.</param>
    /// <param name="cluster">The cluster in which it takes place.</param>
    public void Load(Lesson lesson, Language language, Cluster cluster)
    {
        if (!IsOfAnExercise(cluster)) BeginAnew(cluster);
        if (Lesson?.Name != lesson.Name)
        {
            UnderWay = null;
            _asked.Clear();
            _failures.Clear();
            _hints.Clear();
            _passed.Clear();
            _begun.Clear();
        }
        else if (UnderWay is var (exercise, mark))
        {
            UnderWay = lesson.Exercise(exercise.Id) is { } same ? (same, mark) : null;
        }
        (Lesson, Language) = (lesson, language);
    }

    /// <summary>The lesson's first cell was run: what was asked in another cluster than the one it made is asked again.</summary>
    private void BeginAnew(Cluster cluster)
    {
        _lessonCluster = null;
        foreach (var (id, _) in _asked.Where(one => one.Value.Origin != Origin(cluster)).ToList()) _asked.Remove(id);
    }

    /// <summary>Whether an exercise is under way in a cluster.</summary>
    public bool IsUnderWayIn(Cluster cluster) => UnderWay?.Mark.IsIn(cluster) == true;

    /// <summary>The mistakes that were told since the exercise began.</summary>
    public ToldMistakes Told { get; private set; } = new();

    /// <summary>An exercise begins.</summary>
    public void Begin(Exercise exercise, Mark mark)
    {
        (UnderWay, Told) = ((exercise, mark), new ToldMistakes());
        _begun.Add(exercise.Id);
    }

    /// <summary>Whether an exercise has begun in this session, whether or not it is still under way.</summary>
    public bool HasBegun(string exercise) => _begun.Contains(exercise);

    /// <summary>A cluster was made for an exercise.</summary>
    public void NoteExerciseCluster(Cluster cluster) => _exerciseClusters.Add(Origin(cluster));

    /// <summary>Whether a cluster was made for an exercise, whatever became of it since.</summary>
    public bool IsOfAnExercise(Cluster cluster) => _exerciseClusters.Contains(Origin(cluster));

    /// <summary>Whether a cluster is the lesson's own, to be kept while an exercise has one: not one that took its place in the middle of an exercise.</summary>
    public bool IsLessons(Cluster cluster) => !IsOfAnExercise(cluster) && (_lessonCluster ?? Origin(cluster)) == Origin(cluster);

    /// <summary>The lesson's own cluster was kept: from now on no other is taken for it, until the lesson is loaded again.</summary>
    public void NoteKept(Cluster cluster) => _lessonCluster = Origin(cluster);

    /// <summary>What a cluster shares with its copies, with what it was before and will be after, and with no other.</summary>
    public static object Origin(Cluster cluster) => cluster.Trace.Entries[0].What;

    /// <summary>A check that did not pass, after something was done.</summary>
    public void NoteFailure(string exercise) => _failures[exercise] = _failures.GetValueOrDefault(exercise) + 1;

    /// <summary>A check that passed.</summary>
    public void NotePassed(string exercise) => _passed.Add(exercise);

    /// <summary>Whether an exercise was tried in this session.</summary>
    public bool WasTried(string exercise) => _failures.ContainsKey(exercise) || _passed.Contains(exercise);

    /// <summary>How many hints are shown when one more is asked for.</summary>
    public int NextHint(Exercise exercise) => _hints[exercise.Id] = Math.Min(_hints.GetValueOrDefault(exercise.Id) + 1, exercise.Hints.Length);

    /// <summary>Keeps what happens when a prediction's command is run, from the moment at which the question was shown.</summary>
    public void Ask(string prediction, Trial trial) => _asked[prediction] = (trial, Origin(trial.Cluster));

    /// <summary>What was kept of a question; null: it was not shown.</summary>
    public Trial? Asked(string prediction) => _asked.GetValueOrDefault(prediction).Trial;
}
