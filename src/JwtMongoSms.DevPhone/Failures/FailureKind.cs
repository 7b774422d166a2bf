namespace JwtMongoSms.DevPhone.Failures;

/// <summary>What can go wrong between the sender and Twilio.</summary>
internal enum FailureKind
{
    /// <summary>The response is late, and so is the message.</summary>
    Delay,

    /// <summary>An error of Twilio's, by its code.</summary>
    Refusal,

    /// <summary>A success whose body is a web page.</summary>
    Rubbish,

    /// <summary>No response at all.</summary>
    TimeOut,

    /// <summary>The connection breaks after the post.</summary>
    Reset,
}
