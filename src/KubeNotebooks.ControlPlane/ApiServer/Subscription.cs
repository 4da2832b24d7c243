namespace KubeNotebooks.ControlPlane.ApiServer;

/// <summary>A component's wish to hear of changes.</summary>
/// <param name="Component">Its name: the address of the messages.</param>
/// <param name="RandomPurpose">The random stream that its delays come from.</param>
/// <param name="Interest">Which changes.</param>
internal sealed record Subscription(string Component, string RandomPurpose, Func<WatchEvent, bool> Interest);
