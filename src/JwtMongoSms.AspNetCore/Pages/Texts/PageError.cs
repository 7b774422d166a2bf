using System.Text.Json.Serialization;
using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Texts;

/// <summary>An error as a page says it.</summary>
/// <param name="Name">The sentence's name in <c>errors.json</c>.</param>
/// <param name="Kind">The status of the response and the field of the form follow from it.</param>
internal sealed record PageError(string Name, SignInErrorKind Kind = SignInErrorKind.Invalid)
{
    public static readonly PageError FormStale = new("form_stale");
    public static readonly PageError CookiesOff = new("cookies_off");
    public static readonly PageError LastAttempt = new("code_last_attempt", SignInErrorKind.InvalidCode);
    public static readonly PageError NoAttemptLeft = new("code_attempts");
    public static readonly PageError CodeLate = new("code_late");

    private static readonly TimeSpan MaxInSeconds = TimeSpan.FromMinutes(3);

    /// <summary>Replaces the sentence's <c>{0}</c>.</summary>
    public int Value { get; init; }

    /// <summary>Gets the sentence of a code that the pages have no text for: one of the application's own.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the status of the page that shows it: 200 when it tells of a form that was posted before.</summary>
    [JsonIgnore]
    public int Status { get; init; } = Problem.StatusOf(Kind);

    /// <summary>Gets whether no code of the number is taken now: the page then offers neither a field for one nor a new one.</summary>
    public bool ClosesNumber => Name == SignInError.TooManyAttempts.Code || Name == SignInError.NumberLocked.Code;

    public static PageError From(SignInError error) => new(error.Code, error.Kind) { Message = error.Message };

    /// <summary>Creates the error of a failed use case.</summary>
    public static PageError From<T>(SignInResult<T> result)
        where T : class
    {
        var error = From(result.Error!);
        if (result.AttemptsLeft is { } attemptsLeft)
            return error with { Value = attemptsLeft };

        // A user can plan with minutes, not with hundreds of seconds.
        var wait = result.RetryAfter ?? TimeSpan.Zero;
        var inMinutes = wait > MaxInSeconds && (result.Error == SignInError.SendCooldown || result.Error == SignInError.SendLimit);
        return inMinutes
            ? error with { Name = error.Name + "_minutes", Value = (int)Math.Ceiling(wait.TotalMinutes) }
            : error with { Value = Responses.Seconds(wait) };
    }

    public static PageError From(StoreException exception)
        => exception.IsTransient ? From(SignInError.StoreUnavailable) : new("store_unavailable_until_mended", SignInErrorKind.Unavailable);

    public string In(PageTexts texts)
        => texts.Find("error." + Name) is null && Message is not null ? Message : texts.Format("error." + Name, Value);
}
