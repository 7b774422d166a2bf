namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Tokens that a forgiving handler takes, though none of them is written as ours are.</summary>
public sealed class StrictTokenTests(SignedInApp signedIn) : IClassFixture<SignedInApp>
{
    public static TheoryData<string> Algorithms => [.. SignedInApp.Algorithms];

    public static TheoryData<string, string> Faults
        => [.. SignedInApp.Algorithms.SelectMany(
            algorithm => ForgedToken.All.Keys.Concat(ForgedSignature.Of(algorithm).Keys), (algorithm, fault) => (algorithm, fault))];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_that_is_nearly_ours_is_refused(string algorithm, string fault)
    {
        // Acceptance 12
        var (app, token) = signedIn[algorithm];
        var forge = ForgedToken.All.GetValueOrDefault(fault) ?? ForgedSignature.Of(algorithm)[fault];
        await AcceptsAsync(app, token);
        await RefusesAsync(app, forge(TokenForge.From(app, token)));
        await AcceptsAsync(app, token);
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task What_the_forge_writes_within_the_bounds_is_accepted(string algorithm)
    {
        // Acceptance 12: what is refused above is refused for its fault alone.
        var (app, token) = signedIn[algorithm];
        var forge = TokenForge.From(app, token);
        await AcceptsAsync(app, forge.Write());
        await AcceptsAsync(app, forge.Claim("iat", $"{forge.IssuedAt - 929}").Claim("exp", $"{forge.IssuedAt - 29}").Write());
        await AcceptsAsync(app, forge.Claim("iat", $"{forge.IssuedAt + 29}").Claim("exp", $"{forge.IssuedAt + 929}").Write());
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task A_header_in_another_order_is_refused(string algorithm)
    {
        var (app, token) = signedIn[algorithm];
        var forge = TokenForge.From(app, token);
        await RefusesAsync(app, (forge with { Header = forge.Header.Reverse() }).Write());
    }

    [Theory]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("-1.5e300")]
    [InlineData("\"\"")]
    [InlineData("\"\\u0000\\ud83d\\ude00 é \\\"\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"a\":{\"a\":{\"a\":1},\"b\":1},\"b\":[{\"a\":1},{\"a\":1}]}")]
    [InlineData("[[[1]]]")]
    [InlineData("{\"sub\":{\"sub\":\"\"},\"exp\":\"never\"}")]
    public async Task A_claim_of_the_applications_own_is_any_JSON_up_to_a_depth(string json)
    {
        var (app, token) = signedIn["HS256"];
        var forge = TokenForge.From(app, token);
        await AcceptsAsync(app, forge.Claim("of_the_applications_own", json).Write());
        await AcceptsAsync(app, forge.Claim("\\u006ff the \\u00e4pplication's \\ud83d\\ude00", json).Write());
    }

    [Fact]
    public async Task Two_tokens_in_two_headers_are_refused_though_both_are_good()
    {
        // Acceptance 12
        var (app, token) = signedIn["HS256"];
        var header = $"Authorization: Bearer {token}\r\n";
        Assert.Equal(200, await RawRequest.SendAsync(app, Request(header)));
        Assert.Equal(401, await RawRequest.SendAsync(app, Request(header + header)));
        Assert.Equal(401, await RawRequest.SendAsync(app, Request(header + "Authorization: Bearer x\r\n")));
    }

    private static string Request(string headers) => $"GET /auth/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n";

    private static Task AcceptsAsync(TestApp app, string token) => app.GetAsync("/auth/me", token).JsonAsync();

    private static async Task RefusesAsync(TestApp app, string token)
        => Assert.Equal(Verdict.SignedOut, await app.GetAsync("/auth/me", token).VerdictAsync());
}
