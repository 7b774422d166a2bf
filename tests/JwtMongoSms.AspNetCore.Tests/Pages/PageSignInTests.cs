namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>The whole way through the page, without script.</summary>
public sealed class PageSignInTests
{
    private const string Phone = "+447400123456";

    [Fact]
    public async Task A_person_signs_in_through_the_page_without_script_and_comes_back_where_they_wanted_to_go()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);

        var number = await person.GetAsync("/sign-in?returnUrl=%2Fopen%3Fa%3D1");
        Assert.Equal(200, number.Status);
        var sent = await person.SubmitAsync(number, "/sign-in", ("phoneNumber", "07400 123456"), ("country", "GB"));
        Assert.Equal((303, "/sign-in/code?returnUrl=%2Fopen%3Fa%3D1"), (sent.Status, sent.Location));

        var code = await person.GetAsync(sent.Location!);
        Assert.Contains("+44 7400 123456", code.Text, StringComparison.Ordinal);
        var typed = (await app.CodesAsync(Phone, 1))[0];
        var signedIn = await person.SubmitAsync(code, "/sign-in/code", ("code", $"{typed[..3]} {typed[3..]}"));
        Assert.Equal((303, "/open?a=1"), (signedIn.Status, signedIn.Location));

        Assert.True(await person.IsSignedInAsync());
        Assert.Contains("+44 7400 123456", (await person.GetAsync("/sign-in")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("11 2345-6789", "AR", "+54 9 11 2345-6789")]
    [InlineData("044 55 1234 5678", "MX", "+52 55 1234 5678")]
    [InlineData("tel:+44-7400-123456", "AR", "+44 7400 123456")]
    [InlineData("0400 123\u202f456", "CX", "+61 400 123 456")]
    public async Task The_number_that_is_texted_is_shown_whatever_was_typed(string typed, string country, string shown)
    {
        await using var app = await TestApp.StartAsync(new() { ["Limits:Countries"] = "AR,CX,GB,MX" });
        using var person = new Person(app);
        Assert.Contains(shown, (await person.AskAsync(typed, country: country)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_countries_with_numbers_that_can_be_texted_are_offered_and_the_start_warns_of_another()
    {
        await using var app = await TestApp.StartAsync(new() { ["Limits:Countries"] = "AX,TA" });
        using var person = new Person(app);
        var page = await person.GetAsync("/sign-in");

        Assert.Contains("value=\"AX\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"TA\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(
            app.Logs.Lines,
            line => line.Level == LogLevel.Warning && line.Text.Contains("has TA, which has no mobile numbers", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains("has AX", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_page_keeps_to_itself_and_no_token_is_in_a_body_or_an_address()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        List<Page> pages = [await person.GetAsync("/sign-in"), await person.GetAsync("/sign-out")];
        pages.Add(await person.SubmitAndFollowAsync(pages[0], "/sign-in", ("phoneNumber", "nonsense")));
        pages.Add(await person.AskAsync(Phone));
        pages.Add(await person.SubmitAndFollowAsync(pages[^1], "/sign-in/code", ("code", "1")));
        pages.Add(await person.SubmitAndFollowAsync(pages[^1], "/sign-in/resend"));
        Assert.Equal(3, pages.Count(page => page.Html.Contains("<title>Error: ", StringComparison.Ordinal)));

        var signedIn = await person.SubmitAsync(pages[^1], "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]));
        Assert.Equal((303, "no-store", ""), (signedIn.Status, signedIn.Header("Cache-Control"), signedIn.Html));
        pages.AddRange([await person.GetAsync("/sign-in"), await person.GetAsync("/sign-out")]);
        Assert.All(pages, MustKeepToItself);

        foreach (var token in new[] { person.Cookies["jms-access"], person.Cookies["jms-refresh"] })
        {
            Assert.All(pages, page => Assert.DoesNotContain(token, page.Html, StringComparison.Ordinal));
            Assert.DoesNotContain(token, signedIn.Location!, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_second_page_without_a_first_leads_to_it()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var answer = await person.GetAsync("/sign-in/code?culture=fr&returnUrl=/open");
        Assert.Equal((303, "/sign-in?returnUrl=%2Fopen&culture=fr"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task Going_back_finds_the_number_as_it_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.SubmitAsync(await person.GetAsync("/sign-in"), "/sign-in", ("phoneNumber", "(0)7400-123456"), ("country", "GB"));
        var back = await person.GetAsync("/sign-in");
        Assert.Contains("value=\"(0)7400-123456\"", back.Html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"GB\" selected>", back.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_click_that_comes_after_the_first_has_signed_in_leads_home_too()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync(Phone, "?returnUrl=/open");
        var code = (await app.CodesAsync(Phone, 1))[0];
        await person.SubmitAsync(page, "/sign-in/code", ("code", code));
        var second = await person.SubmitAsync(page, "/sign-in/code", ("code", code));
        Assert.Equal((303, "/open"), (second.Status, second.Location));
    }

    [Fact]
    public async Task Two_tabs_do_not_mix_their_numbers_up()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var first = await person.AskAsync(Phone);
        await person.AskAsync("+447400123457");
        var answer = await person.SubmitAsync(first, "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]));
        Assert.Equal(303, answer.Status);
        Assert.Contains("+44 7400 123456", (await person.GetAsync("/sign-in")).Text, StringComparison.Ordinal);
    }

    private static void MustKeepToItself(Page page)
    {
        Assert.Equal("no-store", page.Header("Cache-Control"));
        Assert.Equal("nosniff", page.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", page.Header("Referrer-Policy"));
        var policy = page.Header("Content-Security-Policy");
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", page.Html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?! type=\"module\" src=)|\\son[a-z]+=", page.Html);
    }
}
