using KubeNotebooks.Simulation;

namespace KubeNotebooks.ControlPlane.Tests.Simulation;


public class SimulatorTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Messages_due_together_come_in_the_order_in_which_they_were_scheduled()
    {
        var simulation = new Simulator(new SimulationState(1, Start));
        var ear = new Ear("ear");
        simulation.Register(ear);
        simulation.Schedule(TimeSpan.FromSeconds(2), "ear", "third");
        simulation.Schedule(TimeSpan.FromSeconds(1), "ear", "first");
        simulation.Schedule(TimeSpan.FromSeconds(1), "ear", "second");

        simulation.RunFor(TimeSpan.FromSeconds(5));

        Assert.Equal(["first", "second", "third"], ear.Heard);
        Assert.Equal(Start.AddSeconds(5), simulation.Now);
    }

    [Fact]
    public void A_fork_shares_the_past_and_nothing_else()
    {
        var state = new SimulationState(7, Start);
        var original = new Simulator(state);
        original.Random("names").NextBits();
        original.Schedule(TimeSpan.FromSeconds(1), "ear", "hello");
        var fork = new Simulator(state.Fork());
        var (ear, other) = (new Ear("ear"), new Ear("ear"));
        original.Register(ear);
        fork.Register(other);

        fork.RunFor(TimeSpan.FromSeconds(2));

        Assert.Empty(ear.Heard);
        Assert.Equal(["hello"], other.Heard);
        Assert.Equal(original.Random("names").NextBits(), fork.Random("names").NextBits());
        Assert.Equal(Start, original.Now);
    }

    [Fact]
    public void Streams_do_not_disturb_each_other()
    {
        var quiet = new Simulator(new SimulationState(3, Start));
        var busy = new Simulator(new SimulationState(3, Start));
        busy.Random("delays").NextBits();

        Assert.Equal(quiet.Random("names").Suffix(5), busy.Random("names").Suffix(5));
        Assert.NotEqual(
            new Simulator(new SimulationState(4, Start)).Random("names").Suffix(5),
            new Simulator(new SimulationState(3, Start)).Random("names").Suffix(5));
    }

    private sealed class Ear(string name) : IComponent
    {
        public List<object> Heard { get; } = [];

        public string Name => name;

        public void Receive(object message) => Heard.Add(message);
    }
}
