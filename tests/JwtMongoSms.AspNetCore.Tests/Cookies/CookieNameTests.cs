namespace JwtMongoSms.AspNetCore.Tests.Cookies;

/// <summary>
/// A browser keeps <c>__Host-</c> cookies of other sites out by their exact name: another spelling of it may come from a subdomain.
/// </summary>
public sealed class CookieNameTests
{
    private const string Access = "__Host-jms-access";

    private readonly Handset handset = new();

    [Fact]
    public async Task A_token_is_read_from_the_one_cookie_of_exactly_its_name()
    {
        await using var app = await StartAsync();
        var (victim, attacker) = (await SignInAsync("+447400123456"), await SignInAsync("+447400000001"));
        var id = await AskAsync($"{Access}={victim[Access]}");
        Assert.NotEqual("nobody", id);

        foreach (var other in new[] { "__host-jms-access", "__HOST-jms-access", "__Host-JMS-access", "__Host-jms-access ", "jms-access" })
        {
            Assert.Equal(id, await AskAsync($"{Access}={victim[Access]}; {other}={attacker[Access]}"));
            Assert.Equal(id, await AskAsync($"{other}={attacker[Access]}; {Access}={victim[Access]}"));
            Assert.Equal("nobody", await AskAsync($"{other}={attacker[Access]}"));
        }

        // Two of one name, in one header or in two: which of them is ours can't be told.
        Assert.Equal("nobody", await AskAsync($"{Access}={victim[Access]}; {Access}={attacker[Access]}"));
        Assert.Equal("nobody", await AskAsync($"{Access}={victim[Access]}; {Access}={victim[Access]}"));
        Assert.Equal("nobody", await AskAsync($"{Access}={victim[Access]}", $"{Access}={attacker[Access]}"));

        async Task<Dictionary<string, string>> SignInAsync(string phoneNumber)
        {
            using var person = new Person(app);
            var page = await person.AskAsync(phoneNumber);
            await person.SubmitAsync(page, "/sign-in/code", ("code", await handset.NextCodeAsync()));
            return person.Cookies;
        }

        async Task<string> AskAsync(params string[] cookies)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/open");
            foreach (var cookie in cookies)
                request.Headers.TryAddWithoutValidation("Cookie", cookie);

            using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
            return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Theory]
    [InlineData("__Host-jms-refresh")]
    [InlineData("__Host-jms-form")]
    [InlineData("__Host-jms-flow")]
    public async Task Every_other_cookie_is_read_by_its_exact_name_too(string name)
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync("+447400123456");
        if (name == "__Host-jms-refresh")
        {
            await person.SubmitAsync(page, "/sign-in/code", ("code", await handset.NextCodeAsync()));
            Assert.True(person.Cookies.Remove(Access));
        }

        Assert.True(person.Cookies.Remove(name, out var value));
        person.Cookies[name.ToLowerInvariant()] = value;
        if (name == "__Host-jms-refresh")
            Assert.False(await person.IsSignedInAsync());
        else if (name == "__Host-jms-flow")
            Assert.Equal((303, "/sign-in"), (await person.GetAsync("/sign-in/code")).Redirect);
        else
            await MustFailAsync(person, await person.SubmitAsync(page, "/sign-in/code", ("code", await handset.NextCodeAsync())));
    }

    [Fact]
    public async Task The_cookie_that_carries_an_error_is_read_by_its_exact_name_too()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        var failed = await person.SubmitAsync(await person.GetAsync("/sign-in"), "/sign-in", ("phoneNumber", "12"));
        Assert.True(person.Cookies.Remove("__Host-jms-error", out var value));
        person.Cookies["__host-jms-error"] = value;
        Assert.DoesNotContain("jms-error", (await person.GetAsync(failed.Location!)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_removes_a_doubled_cookie_from_the_browser()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        await person.SubmitAsync(
            await person.AskAsync("+447400123456"), "/sign-in/code", ("code", await handset.NextCodeAsync()));
        var page = await person.GetAsync("/sign-out");
        var access = person.Cookies[Access];
        person.Cookies[Access] = $"{access}; {Access}={access}";
        await person.SubmitAsync(page, "/sign-out");
        Assert.DoesNotContain(Access, person.Cookies.Keys);
    }

    private static async Task MustFailAsync(Person person, Page answer)
    {
        Assert.Contains("This form is no longer valid", (await person.FollowAsync(answer)).Text, StringComparison.Ordinal);
        Assert.False(await person.IsSignedInAsync());
    }

    private Task<TestApp> StartAsync() => handset.StartAppAsync(
        new() { ["PublicBaseUrl"] = "https://example.com", ["Limits:Countries"] = "GB" }, environment: "Production");
}
