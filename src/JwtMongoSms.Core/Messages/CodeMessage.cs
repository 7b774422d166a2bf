
namespace JwtMongoSms;

/// <summary>What a message is made of. It prints without the code.</summary>
public sealed class CodeMessage
{
    /// <summary>The code.</summary>
    public required OneTimeCode Code { get; init; }

    /// <summary>The application's name, as the person knows it.</summary>
    public required string AppName { get; init; }

    /// <summary>The host that the code is for, such as <c>example.com</c>; browsers fill the code in there alone.</summary>
    public required string Domain { get; init; }

    /// <summary>The language to write in.</summary>
    public Language Language { get; init; } = Language.English;

    /// <summary>Names the application and hides the code.</summary>
    public override string ToString() => $"****** is your {AppName} code.";
}
