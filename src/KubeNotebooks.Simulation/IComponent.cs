namespace KubeNotebooks.Simulation;

/// <summary>A part of the simulated world that acts when a message reaches it.</summary>
public interface IComponent
{
    /// <summary>The name under which messages are addressed to it, for example <c>kube-scheduler</c>.</summary>
    string Name { get; }

    /// <summary>Acts on a message that is due now.</summary>
    /// <param name="message">A value: an immutable record that can be shared between a simulation and its forks.</param>
    void Receive(object message);
}
