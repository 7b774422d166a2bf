using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>A way to take the room for one server's files away, and to give it back.</summary>
internal abstract class DiskShortage
{
    /// <summary>What the log gives as the reason.</summary>
    public abstract string Reason { get; }

    /// <summary>The file of the store that is to run out of room.</summary>
    public abstract string DatabaseIn(string home);

    /// <summary>What the server has to be started through.</summary>
    public abstract IReadOnlyList<string> Launcher(string home);

    public abstract void Begin(ServerProcess server, string home);

    public abstract void End(ServerProcess server, string home);
}
