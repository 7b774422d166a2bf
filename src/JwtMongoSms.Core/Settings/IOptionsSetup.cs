namespace JwtMongoSms.Settings;

/// <summary>Validates one options class, for code that goes through all of them.</summary>
internal interface IOptionsSetup
{
    /// <summary>Gets the part of the section <c>JwtMongoSms</c> that the options are read from.</summary>
    string Path { get; }

    /// <summary>Reads the options anew and finds the problems of their values.</summary>
    IEnumerable<string> FindProblems(IServiceProvider services);

    /// <summary>Finds the notices to log about the options at start.</summary>
    IEnumerable<string> FindNotices(IServiceProvider services);
}
