using System.Collections.Immutable;
using KubeNotebooks.Lessons.Predictions;

namespace KubeNotebooks.Lessons;

/// <summary>What is to be done in a lesson: read from the YAML file beside its notebooks.</summary>
/// <param name="Name">As its files are named, without the ending.</param>
/// <param name="Title">For people.</param>
/// <param name="Exercises">In the order of the file.</param>
/// <param name="Predictions">In the order of the file.</param>
public sealed record Lesson(string Name, LocalText Title, ImmutableArray<Exercise> Exercises, ImmutableArray<Prediction> Predictions)
{
    /// <summary>The exercise of an id; null when there is none.</summary>
    public Exercise? Exercise(string id) => Exercises.FirstOrDefault(one => one.Id == id);

    /// <summary>The prediction of an id; null when there is none.</summary>
    public Prediction? Prediction(string id) => Predictions.FirstOrDefault(one => one.Id == id);
}
