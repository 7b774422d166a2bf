namespace JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;

/// <summary>What can go wrong between the sender and Twilio.</summary>
internal enum FailureKind
{
    /// <summary>The answer takes its time, and so does the message.</summary>
    Delay,

    /// <summary>An error of Twilio's, by its code.</summary>
    Refusal,

    /// <summary>A success whose body is a web page.</summary>
    Rubbish,

    /// <summary>No answer at all.</summary>
    TimeOut,

    /// <summary>The connection breaks after the post.</summary>
    Reset,
}
