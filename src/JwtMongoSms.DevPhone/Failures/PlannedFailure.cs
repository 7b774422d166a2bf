namespace JwtMongoSms.DevPhone.Failures;

/// <summary>A failure that was chosen for the messages to a number.</summary>
/// <param name="To">The number; <see langword="null"/> stands for all.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Seconds">The length of a delay, 1 to 60.</param>
/// <param name="Code">Twilio's code of a refusal, five digits.</param>
/// <param name="IsForNextOnly">Whether one message ends it.</param>
internal sealed record PlannedFailure(PhoneNumber? To, FailureKind Kind, int? Seconds = null, int? Code = null, bool IsForNextOnly = false)
{
    /// <summary>Whether the message comes to the phone all the same.</summary>
    public bool LetsThrough => Kind == FailureKind.Delay;

    public string Says => Kind switch
    {
        FailureKind.Delay => $"Twilio answers after {Seconds} s",
        FailureKind.Refusal => $"Twilio refuses with {Code}",
        FailureKind.Unreadable => "Twilio answers with a web page",
        FailureKind.TimeOut => "Twilio never answers",
        _ => "The connection breaks",
    };
}

/// <summary>What can go wrong between the sender and Twilio.</summary>
internal enum FailureKind
{
    /// <summary>The response is late, and so is the message.</summary>
    Delay,

    /// <summary>An error of Twilio's, by its code.</summary>
    Refusal,

    /// <summary>A success whose body is a web page.</summary>
    Unreadable,

    /// <summary>No response at all.</summary>
    TimeOut,

    /// <summary>The connection breaks after the post.</summary>
    Reset,
}
