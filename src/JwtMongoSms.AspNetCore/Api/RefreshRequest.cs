namespace JwtMongoSms.AspNetCore.Api;

internal sealed record RefreshRequest(string? RefreshToken = null)
{
    // What a record prints by itself ends up in a log one day, secrets included.
    public override string ToString() => nameof(RefreshRequest);
}
