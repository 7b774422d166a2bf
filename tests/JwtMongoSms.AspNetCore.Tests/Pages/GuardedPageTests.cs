namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>An application's own page that wants somebody signed in.</summary>
public sealed class GuardedPageTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData("")]
    [InlineData("/api")]
    public async Task A_person_is_led_to_the_sign_in_and_back_and_a_program_gets_a_401(string prefix)
    {
        await using var app = await StartAsync(prefix);
        using var person = new Person(app);
        var asked = await person.GetAsync("/orders?from=2031-01-01&q=a%20b");
        Assert.Equal((302, prefix + "/sign-in?returnUrl=%2Forders%3Ffrom%3D2031-01-01%26q%3Da%2520b"), (asked.Status, asked.Location));

        var number = await person.GetAsync(asked.Location!);
        var sent = await person.SubmitAsync(number, "/sign-in", ("phoneNumber", Phone));
        Assert.StartsWith(prefix + "/sign-in/code?", sent.Location, StringComparison.Ordinal);
        var done = await person.SubmitAsync(
            await person.GetAsync(sent.Location!), "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]));
        Assert.Equal("/orders?from=2031-01-01&q=a%20b", done.Location);
        Assert.Equal("orders", (await person.GetAsync(done.Location!)).Html);

        using var program = await app.GetAsync("/orders");
        Assert.Equal("token_invalid", (await program.JsonAsync(401)).Text("code"));
        Assert.Equal("Bearer", program.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("Accept", "application/json")]
    [InlineData("Accept", "*/*")]
    [InlineData("X-Requested-With", "XMLHttpRequest")]
    [InlineData("Authorization", "Bearer x")]
    public async Task What_a_script_or_a_program_asks_for_is_not_answered_with_a_page(string header, string value)
    {
        await using var app = await StartAsync();
        using var person = new Person(app) { Headers = { [header] = value } };
        var answer = await person.GetAsync("/orders");
        Assert.Equal((401, null), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task A_form_that_was_posted_without_a_sign_in_is_a_401_for_it_could_not_be_posted_again()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        Assert.Equal(401, (await person.PostAsync("/orders", ("a", "1"))).Status);
    }

    [Theory]
    [InlineData("/orders//evil.example", "returnUrl=%2Forders%2F%2Fevil.example")]
    [InlineData("//evil.example/orders", "")]
    [InlineData("/orders/caf%C3%A9", "returnUrl=%2Forders%2Fcaf%25C3%25A9")]
    public async Task Where_a_person_wanted_to_go_is_never_another_site(string path, string query)
    {
        await using var app = await TestApp.StartAsync(map: app => app.MapFallback("{**rest}", () => "orders").RequireAuthorization());
        using var person = new Person(app);
        var asked = await person.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, new Uri(app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path)));
        Assert.Equal((302, ("/sign-in?" + query).TrimEnd('?')), (asked.Status, asked.Location));
    }

    [Fact]
    public async Task An_ended_session_leads_to_the_sign_in_too()
    {
        await using var app = await StartAsync();
        using var person = new Person(app);
        await person.SignInAsync(app, Phone);
        app.Time.Advance(TimeSpan.FromDays(61));
        Assert.Equal((302, "/sign-in?returnUrl=%2Forders"), (await person.GetAsync("/orders")).Redirect);
    }

    private static Task<TestApp> StartAsync(string prefix = "") => TestApp.StartAsync(prefix: prefix, map: app =>
    {
        app.MapGet("/orders", () => "orders").RequireAuthorization();
        app.MapPost("/orders", () => "ordered").RequireAuthorization();
    });
}
