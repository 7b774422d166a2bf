namespace TestSupport.Processes;

/// <summary>How a server is started.</summary>
public sealed record ServerSetup
{
    /// <summary>The application: its dll, or a program without a runtime to install.</summary>
    public required string Program { get; init; }

    /// <summary>Where it looks for its <c>appsettings.json</c>.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>The home folder of its user: two servers with one home share secret and store.</summary>
    public required string Home { get; init; }

    /// <summary>Where it listens; port 0 is one that is free.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    public string Environment { get; init; } = "Development";

    /// <summary>Settings by their path, such as <c>JwtMongoSms:Secret</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>A program that does something to itself and then becomes the server, which is what its last arguments name.</summary>
    public IReadOnlyList<string> Launcher { get; init; } = [];
}
