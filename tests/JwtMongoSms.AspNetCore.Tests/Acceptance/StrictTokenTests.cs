using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>Tokens that a forgiving handler takes, though none of them is written as ours are.</summary>
public sealed class StrictTokenTests(SignedInApp signedIn) : IClassFixture<SignedInApp>
{
    public static TheoryData<string> Faults => [.. ForgedToken.All.Keys];

    private TokenForge Forge => TokenForge.From(signedIn.App, signedIn.Token);

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_token_that_is_nearly_ours_is_refused(string fault)
    {
        // Acceptance 12
        await AcceptsAsync(signedIn.Token);
        await RefusesAsync(ForgedToken.All[fault](Forge));
        await AcceptsAsync(signedIn.Token);
    }

    [Fact]
    public async Task What_the_forge_writes_within_the_bounds_is_accepted()
    {
        // Acceptance 12: what is refused above is refused for its fault alone.
        await AcceptsAsync(Forge.Write());
        await AcceptsAsync(Forge.Claim("of_the_applications_own", "true").Write());
        await AcceptsAsync(Forge.Claim("iat", $"{Forge.IssuedAt - 929}").Claim("exp", $"{Forge.IssuedAt - 29}").Write());
        await AcceptsAsync(Forge.Claim("iat", $"{Forge.IssuedAt + 29}").Claim("exp", $"{Forge.IssuedAt + 929}").Write());
    }

    [Fact]
    public async Task Two_tokens_in_two_headers_are_refused_though_both_are_good()
    {
        // Acceptance 12
        var header = $"Authorization: Bearer {signedIn.Token}\r\n";
        Assert.Equal(StatusCodes.Status200OK, await RawRequest.SendAsync(signedIn.App, Request(header)));
        Assert.Equal(StatusCodes.Status401Unauthorized, await RawRequest.SendAsync(signedIn.App, Request(header + header)));
        Assert.Equal(StatusCodes.Status401Unauthorized, await RawRequest.SendAsync(signedIn.App, Request(header + "Authorization: Bearer x\r\n")));
    }

    private static string Request(string headers) => $"GET /auth/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n";

    private async Task AcceptsAsync(string token)
    {
        using var answer = await signedIn.App.GetAsync("/auth/me", token);
        await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    private async Task RefusesAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/auth/me");
        Assert.True(request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token));
        using var answer = await signedIn.App.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var problem = await TestApp.JsonAsync(answer, StatusCodes.Status401Unauthorized);
        Assert.Equal("token_invalid", problem.GetProperty("code").GetString());
    }
}
