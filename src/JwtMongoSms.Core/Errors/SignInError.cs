namespace JwtMongoSms;

/// <summary>Everything a client can be told went wrong: a code for programs and a sentence for the person. Compare by reference.</summary>
public sealed class SignInError
{
    private SignInError(string code, string message)
    {
        Code = code;
        Message = message;
    }

    /// <summary>The text is not a phone number, or of a kind that no code is sent to.</summary>
    public static readonly SignInError PhoneInvalid = new("phone_invalid", "That is not a phone number that can be texted. Check it, and choose its country or begin with + and the country code.");

    /// <summary>No codes are sent to the number's country. It says nothing about the person.</summary>
    public static readonly SignInError PhoneCountryBlocked = new("phone_country_blocked", "Codes can't be sent to that country.");

    /// <summary>The code was asked for again too soon.</summary>
    public static readonly SignInError SendCooldown = new("send_cooldown", "Wait a little before asking for the code again.");

    /// <summary>The text doesn't have the shape of a code; no guess was counted.</summary>
    public static readonly SignInError CodeMalformed = new("code_malformed", "A code has digits only. Check its length.");

    /// <summary>The code is not the one that was sent; a guess was counted.</summary>
    public static readonly SignInError CodeIncorrect = new("code_incorrect", "That is not the right code. Check the newest message.");

    /// <summary>The challenge is unknown, expired, used or out of guesses, or its number is: which one isn't told.</summary>
    public static readonly SignInError CodeExpired = new("code_expired", "This code can no longer be used. Get a new one.");

    /// <summary>The request can't be read: malformed, wrongly typed, too long, or sent in a wrong way.</summary>
    public static readonly SignInError RequestInvalid = new("request_invalid", "The request could not be read.");

    /// <summary>There is no access token, or it is not valid, or its session or user is gone.</summary>
    public static readonly SignInError TokenInvalid = new("token_invalid", "Sign in first.");

    /// <summary>The refresh token is not valid.</summary>
    public static readonly SignInError RefreshInvalid = new("refresh_invalid", "Sign in again.");

    /// <summary>The sign-in is too long ago for what was asked.</summary>
    public static readonly SignInError SignInAgain = new("sign_in_again", "Sign in again first: this needs a sign-in of the last few minutes.");

    /// <summary>The person has no such session.</summary>
    public static readonly SignInError SessionUnknown = new("session_unknown", "There is no such session. It may have ended already.");

    /// <summary>The number belongs to another user. Told only to whoever has shown that they hold it.</summary>
    public static readonly SignInError PhoneTaken = new("phone_taken", "Another account has this number already.");

    /// <summary>More messages wait to be sent than there is room for.</summary>
    public static readonly SignInError Busy = new("busy", "Too much is going on just now. Try again in a minute.");

    /// <summary>The store could not answer. Nothing was decided.</summary>
    public static readonly SignInError StoreUnavailable = new("store_unavailable", "Signing in is not available just now. Try again in a minute.");

    /// <summary>Every error there is.</summary>
    public static IReadOnlyList<SignInError> All { get; } =
    [
        PhoneInvalid, PhoneCountryBlocked, SendCooldown, CodeMalformed, CodeIncorrect, CodeExpired,
        RequestInvalid, TokenInvalid, RefreshInvalid, SignInAgain, SessionUnknown, PhoneTaken, Busy, StoreUnavailable,
    ];

    /// <summary>The code on the wire, such as <c>code_incorrect</c>. It never changes.</summary>
    public string Code { get; }

    /// <summary>A sentence for the person who sees it.</summary>
    public string Message { get; }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
