namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>What the request for a code was answered.</summary>
internal sealed record SendReply(int Status, string? Code, TimeSpan? RetryAfter, string? ChallengeId, TimeSpan? ResendIn)
{
    public (int Status, string? Code) Verdict => (Status, Code);

    public static async Task<SendReply> ReadAsync(Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var status = (int)response.StatusCode;
        var json = await response.JsonAsync(status);
        if (status == 202)
            return new SendReply(status, null, null, json.Text("challengeId"), TimeSpan.FromSeconds(json.Number("resendInSeconds")));

        // The body says the same as the header.
        var wait = response.Headers.RetryAfter?.Delta;
        Assert.Equal(wait?.TotalSeconds, json.TryGetProperty("retryAfterSeconds", out var seconds) ? seconds.GetInt32() : null);
        return new SendReply(status, json.Text("code"), wait, null, null);
    }
}
