namespace JwtMongoSms.Settings;

/// <summary>One options class, for what looks at all of them.</summary>
internal interface IOptionsSetup
{
    /// <summary>Gets the part of the section <c>JwtMongoSms</c> that it is read from.</summary>
    string Path { get; }

    /// <summary>Reads the options anew and finds what is wrong with them.</summary>
    IEnumerable<string> FindProblems(IServiceProvider services);

    /// <summary>Finds what the log should say about the options at start.</summary>
    IEnumerable<string> FindNotices(IServiceProvider services);
}
