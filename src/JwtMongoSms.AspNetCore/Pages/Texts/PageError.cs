using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Texts;

/// <summary>An error as a page says it.</summary>
/// <param name="Name">The sentence's name in the texts, without its <c>error.</c></param>
/// <param name="Status">The status of the response.</param>
internal sealed record PageError(string Name, int Status = StatusCodes.Status400BadRequest)
{
    public static readonly PageError FormStale = new("form_stale");
    public static readonly PageError CookiesOff = new("cookies_off");
    public static readonly PageError LastAttempt = new("code_last_attempt");
    public static readonly PageError NoAttemptLeft = new("code_attempts");
    public static readonly PageError CodeLate = new("code_late");

    /// <summary>Replace the sentence's <c>{0}</c>, <c>{1}</c>.</summary>
    public object[] Values { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    public static PageError From(SignInError error) => new(error.Code, Problem.StatusOf(error));

    public string In(PageTexts texts) => texts.Format("error." + Name, Values);
}
