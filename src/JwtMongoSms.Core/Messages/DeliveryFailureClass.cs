namespace JwtMongoSms;

/// <summary>Why a message did not arrive, with any provider: what can be done about it.</summary>
public enum DeliveryFailureClass
{
    /// <summary>The number is invalid or does not exist. Ask the user for it again.</summary>
    BadNumber = 1,

    /// <summary>A landline. It can be called.</summary>
    Landline,

    /// <summary>The user has answered STOP. Send nothing until the user answers START.</summary>
    OptedOut,

    /// <summary>This sender can't reach the number. Try another sender, else a call.</summary>
    NotRoutable,

    /// <summary>The country is not enabled at the provider: its settings and <c>Limits:Countries</c> differ.</summary>
    CountryDisabled,

    /// <summary>The handset is off or out of reach. Let the user choose between a resend and a call.</summary>
    Unreachable,

    /// <summary>The handset is blocked or unknown, for good.</summary>
    Blocked,

    /// <summary>A carrier has filtered the message.</summary>
    Filtered,

    /// <summary>Our account, sender or credentials are wrong: an operator must look.</summary>
    Misconfigured,

    /// <summary>The provider suspects fraud. Do not retry.</summary>
    Fraud,

    /// <summary>The provider is busy. It says when to try again.</summary>
    Busy,

    /// <summary>The provider could not be reached; nothing was sent.</summary>
    NoConnection,

    /// <summary>Anything else.</summary>
    Unknown,
}
