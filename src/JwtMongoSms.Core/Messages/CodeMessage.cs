namespace JwtMongoSms;

/// <summary>The parts of a message with a code. It prints without the code.</summary>
public sealed class CodeMessage
{
    /// <summary>Gets the code.</summary>
    public required OneTimeCode Code { get; init; }

    /// <summary>Gets the application's name.</summary>
    public required string AppName { get; init; }

    /// <summary>Gets the host that the code is for, such as <c>example.com</c>. Browsers fill the code in there alone.</summary>
    public required string Domain { get; init; }

    /// <summary>Gets the language of the message.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Names the application and hides the code.</summary>
    public override string ToString() => $"****** is your {AppName} code.";
}
