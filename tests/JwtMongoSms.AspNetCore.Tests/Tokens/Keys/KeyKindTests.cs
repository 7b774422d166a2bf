namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>Whatever form a key has, it signs, and what it signs is taken.</summary>
public sealed class KeyKindTests
{
    private const string Secret = "a secret for access tokens, forty-one bytes";

    public static TheoryData<string> Kinds => [.. KeyFolder.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_key_of_any_kind_signs_people_in(string kind)
    {
        using var folder = new KeyFolder();
        await using var app = await TestApp.StartAsync(new()
        {
            ["Tokens:Keys:0:Path"] = folder.Write("token.key", KeyFolder.Kinds[kind]()),
            ["Tokens:Keys:0:Password"] = KeyFolder.Password,
        });
        var header = await SignInAsync(app);
        Assert.Equal(kind.StartsWith("EC", StringComparison.Ordinal) ? "ES256" : "RS256", header.Text("alg"));
        Assert.Equal(43, header.Text("kid").Length);
        Assert.Equal("at+jwt", header.Text("typ"));
    }

    [Fact]
    public async Task A_key_may_stand_in_the_configuration_as_PEM_or_as_base64()
    {
        await using var pem = await TestApp.StartAsync(
            new() { ["Tokens:Keys:0:Pem"] = KeyFolder.EcPem(), ["Tokens:Keys:0:Id"] = "2026-11" });
        Assert.Equal("2026-11", (await SignInAsync(pem)).Text("kid"));

        await using var base64 = await TestApp.StartAsync(
            new() { ["Tokens:Keys:0:Pem"] = Convert.ToBase64String(KeyFolder.Rsa().ExportPkcs8PrivateKey()) });
        Assert.Equal("RS256", (await SignInAsync(base64)).Text("alg"));
    }

    [Fact]
    public async Task A_secret_is_the_same_key_in_the_list_and_out_of_it()
    {
        await using var before = await TestApp.StartAsync(new() { ["Tokens:Secret"] = Secret });
        await using var after = await TestApp.StartAsync(new() { ["Tokens:Keys:0:Secret"] = Secret });
        Assert.Equal((await SignInAsync(before)).GetRawText(), (await SignInAsync(after)).GetRawText());
    }

    [Fact]
    public async Task The_root_secrets_keys_are_those_that_there_are_without_a_list()
    {
        await using var before = await TestApp.StartAsync();
        await using var after = await TestApp.StartAsync(
            new() { ["Tokens:Keys:0:FromRootSecret"] = "true", ["Tokens:Keys:1:Pem"] = KeyFolder.EcPem() });
        Assert.Equal((await SignInAsync(before)).GetRawText(), (await SignInAsync(after)).GetRawText());
    }

    private static async Task<JsonElement> SignInAsync(TestApp app)
    {
        var token = (await app.SignInAsync(Given.PhoneNumber().E164)).Text("accessToken");
        await app.GetAsync("/auth/me", token).JsonAsync();
        return token.TokenPart(0);
    }
}
