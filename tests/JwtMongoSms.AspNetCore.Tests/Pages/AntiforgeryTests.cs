using System.Buffers.Text;
using JwtMongoSms.AspNetCore.Pages.Forms;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>A form is accepted only from the browser it was written for.</summary>
public sealed class AntiforgeryTests
{
    private const string Phone = "+447400123456";
    private const string Typed = "07400 123 456";
    private const string Stale = "This form is no longer valid";
    private const string CookiesOff = "Your browser keeps no cookies";

    [Fact]
    public async Task A_form_without_its_token_or_with_anybody_elses_is_refused_and_the_typed_number_kept()
    {
        await using var app = await TestApp.StartAsync();
        using var other = new Person(app);
        var foreign = (await other.GetAsync("/sign-in")).FormTo("/sign-in").Fields["form"];
        using var person = new Person(app);
        var own = (await person.GetAsync("/sign-in")).FormTo("/sign-in").Fields["form"];

        foreach (var token in new[] { "", "rubbish", foreign, own[..^4], own + "AAAA", person.Cookies["jms-form"], $"{own},{own}" })
            await MustRefuseAsync(person, await person.PostAsync("/sign-in", ("form", token), ("phoneNumber", Typed), ("country", "GB")));

        await MustRefuseAsync(person, await person.PostAsync("/sign-in", ("phoneNumber", Typed), ("country", "GB")));
        await MustRefuseAsync(
            person, await person.PostAsync("/sign-in", ("form", own), ("form", own), ("phoneNumber", Typed), ("country", "GB")));
        Assert.Empty(await app.MessagesAsync(Phone));
        Assert.Equal(303, (await person.PostAsync("/sign-in", ("form", own), ("phoneNumber", Typed), ("country", "GB"))).Status);
    }

    [Fact]
    public async Task A_token_that_was_changed_by_any_byte_or_protected_for_something_else_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var own = (await person.GetAsync("/sign-in")).FormTo("/sign-in").Fields["form"];
        var bytes = Base64Url.DecodeFromChars(own);
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            await MustRefuseAsync(person, await PostAsync(Base64Url.EncodeToString(changed)));
        }

        var cookie = Base64Url.DecodeFromChars(person.Cookies["jms-form"]);
        var protector = app.Services.GetRequiredService<PageProtector>();
        await MustRefuseAsync(person, await PostAsync(protector.Protect(cookie, "flow")));
        await MustRefuseAsync(person, await PostAsync(protector.Protect([], "form")));
        await MustRefuseAsync(person, await PostAsync(protector.Protect(cookie.AsSpan(1), "form")));
        Assert.Equal(303, (await PostAsync(protector.Protect(cookie, "form"))).Status);

        Task<Page> PostAsync(string token) => person.PostAsync("/sign-in", ("form", token), ("phoneNumber", Typed), ("country", "GB"));
    }

    [Fact]
    public async Task A_browser_keeps_its_cookie_so_that_forms_in_several_tabs_stay_good()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var first = await person.GetAsync("/sign-in");
        var second = await person.GetAsync("/sign-in");
        Assert.Equal((1, 0), (first.SetCookies.Count, second.SetCookies.Count));
        Assert.NotEqual(first.FormTo("/sign-in").Fields["form"], second.FormTo("/sign-in").Fields["form"]);
        foreach (var page in new[] { first, second })
            Assert.Equal(303, (await person.SubmitAsync(page, "/sign-in", ("phoneNumber", Typed), ("country", "GB"))).Status);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAB")]
    public async Task A_cookie_that_is_none_of_ours_is_replaced_by_one_with_which_the_page_works(string cookie)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app) { Cookies = { ["jms-form"] = cookie } };
        await MustRefuseAsync(person, await person.PostAsync("/sign-in", ("form", cookie), ("phoneNumber", Typed), ("country", "GB")));
        person.Cookies["jms-form"] = cookie;
        var page = await person.GetAsync("/sign-in");
        Assert.NotEqual(cookie, person.Cookies["jms-form"]);
        Assert.Equal(303, (await person.SubmitAsync(page, "/sign-in", ("phoneNumber", Typed), ("country", "GB"))).Status);
    }

    [Fact]
    public async Task The_page_that_refuses_a_form_brings_a_fresh_one_that_is_taken()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.GetAsync("/sign-in");
        var refused = await person.FollowAsync(
            await person.PostAsync("/sign-in?returnUrl=/open", ("form", "x"), ("phoneNumber", Typed), ("country", "GB")));
        Assert.Equal((303, "/sign-in/code?returnUrl=%2Fopen"), (await person.SubmitAsync(refused, "/sign-in", ("country", "GB"))).Redirect);
    }

    [Fact]
    public async Task A_browser_that_keeps_no_cookies_is_told_so()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.GetAsync("/sign-in");
        person.Cookies.Clear();
        var refused = await person.SubmitAsync(page, "/sign-in", ("phoneNumber", Typed), ("country", "GB"));
        person.Cookies.Clear();
        var told = await person.FollowAsync(refused);
        Assert.Contains(CookiesOff, told.Text, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", told.Html, StringComparison.Ordinal);

        // The same address is opened again with cookies, or so late that they have expired.
        Assert.DoesNotContain(CookiesOff, (await person.GetAsync(refused.Location!)).Text, StringComparison.Ordinal);
        person.Cookies.Clear();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain(CookiesOff, (await person.GetAsync(refused.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_keeps_no_cookies_is_told_so_at_the_code_too()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync(Phone);
        person.Cookies.Clear();
        var refused = await person.SubmitAsync(page, "/sign-in/code", ("code", "123456"));
        person.Cookies.Clear();
        var restarted = await person.FollowAsync(refused);
        person.Cookies.Clear();
        Assert.Contains(CookiesOff, (await person.FollowAsync(restarted)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_has_lost_its_cookies_is_told_to_try_again_with_what_was_typed()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.GetAsync("/sign-in");
        person.Cookies.Clear();
        var refused = await MustRefuseAsync(
            person, await person.SubmitAsync(page, "/sign-in", ("phoneNumber", Typed), ("country", "GB")));
        var code = await person.SubmitAndFollowAsync(refused, "/sign-in", ("country", "GB"));

        person.Cookies.Clear();
        var stale = await person.SubmitAndFollowAsync(code, "/sign-in/code", ("code", "000000"));
        Assert.Contains(Stale, stale.Text, StringComparison.Ordinal);
        Assert.Contains("+44 7400 123456", stale.Text, StringComparison.Ordinal);
        Assert.Equal(303, (await person.SubmitAsync(stale, "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]))).Status);
        Assert.True(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task Nothing_that_another_site_has_filled_in_is_shown_or_kept()
    {
        await using var app = await TestApp.StartAsync();
        using var attacker = new Person(app);
        var code = await attacker.AskAsync(Phone);
        using var victim = new Person(app) { Origin = { ["Sec-Fetch-Site"] = "cross-site" } };
        foreach (var path in new[] { "/sign-in", "/sign-in/code", "/sign-in/resend" })
        {
            (string, string)[] fields = [("flow", code.FormTo("/sign-in/code").Fields["flow"]), ("phoneNumber", Typed), ("country", "GB")];
            var page = await victim.FollowAsync(await victim.PostAsync(path, fields));
            Assert.Contains(Stale, page.Text, StringComparison.Ordinal);
            Assert.Equal("", page.FormTo("/sign-in").Fields["phoneNumber"]);
        }

        Assert.Equal((303, "/sign-in"), (await victim.GetAsync("/sign-in/code")).Redirect);
    }

    [Fact]
    public async Task A_cookie_of_another_browser_makes_a_form_no_good()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        using var other = new Person(app);
        var page = await person.GetAsync("/sign-in");
        await other.GetAsync("/sign-in");
        person.Cookies["jms-form"] = other.Cookies["jms-form"];
        await MustRefuseAsync(person, await person.SubmitAsync(page, "/sign-in", ("phoneNumber", Typed), ("country", "GB")));
    }

    [Fact]
    public async Task A_form_of_one_instance_is_taken_by_another_with_the_same_secret_and_by_one_to_which_it_is_a_previous_secret()
    {
        const string next = "the next root secret of the tests, so many bytes";
        await using var first = await TestApp.StartAsync();
        await using var second = await TestApp.StartAsync();
        await using var rotated = await TestApp.StartAsync(new() { ["Secret"] = next, ["PreviousSecrets:0"] = TestApp.Secret });
        await using var stranger = await TestApp.StartAsync(new() { ["Secret"] = next });
        using var person = new Person(first);
        var page = await person.GetAsync("/sign-in");

        Assert.Equal((303, "/sign-in/code"), (await AtAsync(second)).Redirect);
        Assert.Equal((303, "/sign-in/code"), (await AtAsync(rotated)).Redirect);
        Assert.StartsWith("/sign-in?failed=", (await AtAsync(stranger)).Location, StringComparison.Ordinal);

        async Task<Page> AtAsync(TestApp app)
        {
            using var there = new Person(app) { Cookies = { ["jms-form"] = person.Cookies["jms-form"] } };
            return await there.SubmitAsync(page, "/sign-in", ("phoneNumber", Typed), ("country", "GB"));
        }
    }

    [Fact]
    public async Task A_form_from_before_the_sign_in_is_good_after_it_for_it_is_the_browsers()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var before = await person.GetAsync("/sign-in");
        await person.SignInAsync(app, Phone);
        Assert.Equal(303, (await person.SubmitAsync(before, "/sign-in", ("phoneNumber", Typed), ("country", "GB"))).Status);
        Assert.True(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task A_code_and_a_resend_without_their_form_count_for_nothing()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync(Phone);
        var code = (await app.CodesAsync(Phone, 1))[0];
        var flow = page.FormTo("/sign-in/code").Fields["flow"];
        app.Time.Advance(TimeSpan.FromSeconds(31));

        for (var guess = 0; guess < 6; guess++)
            await MustSayAsync(await person.PostAsync("/sign-in/code", ("flow", flow), ("code", "000000")));
        await MustSayAsync(await person.PostAsync("/sign-in/resend", ("flow", flow)));
        Assert.Single(await app.MessagesAsync(Phone));
        Assert.Equal(303, (await person.SubmitAsync(page, "/sign-in/code", ("code", code))).Status);

        async Task MustSayAsync(Page refused)
            => Assert.Contains(Stale, (await person.FollowAsync(refused)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_an_attacker_has_got_for_their_own_number_signs_nobody_else_in()
    {
        // Login CSRF: the victim would work in the attacker's account.
        await using var app = await TestApp.StartAsync();
        using var attacker = new Person(app);
        var page = await attacker.AskAsync(Phone);
        var code = (await app.CodesAsync(Phone, 1))[0];
        using var victim = new Person(app) { Origin = { ["Sec-Fetch-Site"] = "cross-site" } };
        await victim.GetAsync("/sign-in");
        Assert.Contains(Stale, (await victim.SubmitAndFollowAsync(page, "/sign-in/code", ("code", code))).Text, StringComparison.Ordinal);
        Assert.False(await victim.IsSignedInAsync());
    }

    private static async Task<Page> MustRefuseAsync(Person person, Page answer)
    {
        var page = await person.FollowAsync(answer);
        Assert.Equal(200, page.Status);
        Assert.Contains(Stale, page.Text, StringComparison.Ordinal);
        Assert.Contains("<title>Error: ", page.Html, StringComparison.Ordinal);
        Assert.Equal(Typed, page.FormTo("/sign-in").Fields["phoneNumber"]);
        Assert.Contains("<option value=\"GB\" selected>", page.Html, StringComparison.Ordinal);
        return page;
    }
}
