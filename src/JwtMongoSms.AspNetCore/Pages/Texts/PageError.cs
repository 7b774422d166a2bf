using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>What went wrong, as a page tells it.</summary>
/// <param name="Name">Which sentence it is.</param>
/// <param name="Status">The status of the answer.</param>
internal sealed record PageError(string Name, int Status = StatusCodes.Status400BadRequest)
{
    public static readonly PageError FormStale = new("form_stale");
    public static readonly PageError CookiesOff = new("cookies_off");
    public static readonly PageError Attempts = new("code_attempts");
    public static readonly PageError Late = new("code_late");

    /// <summary>What is put into the sentence.</summary>
    public object[] Values { get; init; } = [];

    public TimeSpan? RetryAfter { get; init; }

    public static PageError Of(LoginError error) => new(error.Code, Problem.StatusOf(error));

    public string In(PageTexts texts) => texts.Format("error." + Name, Values);
}
