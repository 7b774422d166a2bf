namespace JwtMongoSms.AspNetCore.Http;

/// <summary>The members of a problem document.</summary>
internal sealed record ProblemBody(string Title, int Status, string Detail, string Code, string TraceId, int? RetryAfterSeconds, int? AttemptsLeft);
