namespace KubeNotebooks.Lessons.Predictions;

/// <summary>A question whose answer the cluster then shows: what happens when a command is run?</summary>
/// <param name="Id">What it is called in cells and in the progress file; it stays when the lesson is edited.</param>
/// <param name="Asked">The question.</param>
/// <param name="Command">The command, without <c>kubectl</c>, as a shell would read it.</param>
/// <param name="Question">What is asked about it.</param>
/// <param name="Because">What is told besides once it is answered; null: nothing.</param>
/// <param name="Line">Where it stands in the file, from 1.</param>
public sealed record Prediction(string Id, LocalText Asked, string Command, Question Question, LocalText? Because, int Line);
