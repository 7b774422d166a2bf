namespace JwtMongoSms;

/// <summary>An error that a client is told: a code for programs and a sentence for the person. Compare by reference.</summary>
/// <remarks>The list of codes: routes, pages, GraphQL and metrics follow from it.</remarks>
public sealed class SignInError
{
    private const int MaxCodeLength = 64;

    // The first static field: each error below adds itself.
    private static readonly List<SignInError> Known = [];

    private SignInError(string code, SignInErrorKind kind, string message) => (Code, Kind, Message) = (code, kind, message);

    /// <summary>The text is not a phone number, or of a kind that no code is sent to.</summary>
    public static readonly SignInError PhoneInvalid = Add(
        "phone_invalid",
        SignInErrorKind.InvalidPhoneNumber,
        "That is not a phone number that can be texted. Check it, and choose its country or begin with + and the country code.");

    /// <summary>No codes are sent to the number's country. It says nothing about the user.</summary>
    public static readonly SignInError PhoneCountryBlocked = Add(
        "phone_country_blocked", SignInErrorKind.InvalidPhoneNumber, "Codes can't be sent to that country.");

    /// <summary>The code was requested again too soon.</summary>
    public static readonly SignInError SendCooldown = Add(
        "send_cooldown", SignInErrorKind.TooEarly, "Wait a little before asking for the code again.");

    /// <summary>Too many codes were asked for from the client's address and not used.</summary>
    public static readonly SignInError SendLimit = Add(
        "send_limit", SignInErrorKind.TooEarly, "Too many codes were asked for from your network. Try again later.");

    /// <summary>The text doesn't have the shape of a code; no attempt was counted.</summary>
    public static readonly SignInError CodeMalformed = Add(
        "code_malformed", SignInErrorKind.InvalidCode, "A code has digits only. Check its length.");

    /// <summary>The code is not the one that was sent; an attempt was counted.</summary>
    public static readonly SignInError CodeIncorrect = Add(
        "code_incorrect", SignInErrorKind.InvalidCode, "That is not the right code. Check the newest message.");

    /// <summary>Unknown, expired or used challenge, or no attempt left: the client is not told which.</summary>
    public static readonly SignInError CodeExpired = Add(
        "code_expired", SignInErrorKind.Invalid, "This code can no longer be used. Get a new one.");

    /// <summary>
    /// The number has no guess left today, so no code is sent to it or checked. It holds for any number and tells nothing about the user.
    /// </summary>
    public static readonly SignInError TooManyAttempts = Add(
        "too_many_attempts", SignInErrorKind.TooEarly, "There were too many wrong codes for this number. Try again tomorrow.");

    /// <summary>Too many wrong codes in a row lock the number, known or not, until <see cref="ISignInService.UnlockAsync"/>.</summary>
    public static readonly SignInError NumberLocked = Add(
        "number_locked", SignInErrorKind.Forbidden, "This number is locked after too many wrong codes. Ask us to unlock it.");

    /// <summary>The request can't be read: malformed, wrongly typed, too long, or sent in a wrong way.</summary>
    public static readonly SignInError RequestInvalid = Add(
        "request_invalid", SignInErrorKind.Invalid, "The request could not be read.");

    /// <summary>There is no access token, or it is not valid, or its session or user is gone.</summary>
    public static readonly SignInError TokenInvalid = Add(
        "token_invalid", SignInErrorKind.Unauthenticated, "Sign in first.");

    /// <summary>The refresh token is not valid.</summary>
    public static readonly SignInError RefreshInvalid = Add(
        "refresh_invalid", SignInErrorKind.Unauthenticated, "Sign in again.");

    /// <summary>The application's own check refused the sign-in or the refresh.</summary>
    public static readonly SignInError SignInDenied = Add(
        "sign_in_denied", SignInErrorKind.Forbidden, "You can't sign in here.");

    /// <summary>The sign-in is too long ago for this request.</summary>
    public static readonly SignInError SignInAgain = Add(
        "sign_in_again", SignInErrorKind.Forbidden, "Sign in again first: this needs a sign-in of the last few minutes.");

    /// <summary>The user has no such session.</summary>
    public static readonly SignInError SessionUnknown = Add(
        "session_unknown", SignInErrorKind.NotFound, "There is no such session. It may have ended already.");

    /// <summary>The number belongs to another user. Told only after the right code has shown who holds the number.</summary>
    public static readonly SignInError PhoneTaken = Add(
        "phone_taken", SignInErrorKind.Conflict, "Another account has this number already.");

    /// <summary>The queue of messages is full.</summary>
    public static readonly SignInError Busy = Add(
        "busy", SignInErrorKind.Unavailable, "There are too many requests right now. Try again in a minute.");

    /// <summary>The store could not answer. Nothing was decided.</summary>
    public static readonly SignInError StoreUnavailable = Add(
        "store_unavailable", SignInErrorKind.Unavailable, "Signing in is not available just now. Try again in a minute.");

    // The same code as StoreUnavailable, so it stands in no list: a client does the same, and a person isn't told to try again.
    private static readonly SignInError StoreUnavailableUntilMended = new(
        StoreUnavailable.Code, StoreUnavailable.Kind, "Signing in is not available just now.");

    /// <summary>Gets every error of ours; an application adds its own with <see cref="Deny"/>.</summary>
    public static IReadOnlyList<SignInError> All { get; } = Known.AsReadOnly();

    /// <summary>Gets the code on the wire, such as <c>code_incorrect</c>. It never changes.</summary>
    public string Code { get; }

    /// <summary>Gets the kind of error.</summary>
    public SignInErrorKind Kind { get; }

    /// <summary>Gets a sentence for the person who sees it.</summary>
    public string Message { get; }

    /// <summary>Creates an error of the application's own, for an <see cref="ISignInCheck"/>. The client gets it with 403.</summary>
    /// <param name="code">Lower-case letters, digits and underscores, 64 at most, and none of our codes.</param>
    /// <param name="message">A sentence for the person who sees it.</param>
    /// <exception cref="ArgumentException">The code has another form, or is one of ours.</exception>
    public static SignInError Deny(string code, string message)
    {
        if (code.Length is 0 or > MaxCodeLength || code.Any(c => !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')))
        {
            throw new ArgumentException(
                $"\"{code}\" is not an error code; it has lower-case letters, digits and underscores, {MaxCodeLength} at most.",
                nameof(code));
        }

        return All.All(error => error.Code != code)
            ? new SignInError(code, SignInErrorKind.Forbidden, message)
            : throw new ArgumentException($"\"{code}\" is an error code of JwtMongoSms; choose another.", nameof(code));
    }

    /// <inheritdoc/>
    public override string ToString() => Code;

    /// <summary>Gets <c>store_unavailable</c>, which says "try again" only where that may help.</summary>
    internal static SignInError From(StoreException exception) => exception.IsTransient ? StoreUnavailable : StoreUnavailableUntilMended;

    private static SignInError Add(string code, SignInErrorKind kind, string message)
    {
        var error = new SignInError(code, kind, message);
        Known.Add(error);
        return error;
    }
}
