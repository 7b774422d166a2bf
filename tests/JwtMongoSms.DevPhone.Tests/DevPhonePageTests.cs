using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.DevPhone.Tests;

public sealed partial class DevPhonePageTests : DevPhoneTest
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'";

    [Fact]
    public async Task The_page_runs_nothing_but_its_own_files_and_what_is_wrong_with_a_message_stands_out()
    {
        await TextAsync("048213 is your code.\n\n@example.com #048213");

        var response = await GetAsync("/dev/phone");

        Assert.Equal(
            ["no-store", Policy, "same-origin", "nosniff"],
            new[] { "Cache-Control", "Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options" }
                .Select(name => response.Headers.GetValues(name).Single()));
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var page = await response.Content.ReadAsStringAsync(CancellationToken);
        Assert.DoesNotMatch(Inline(), page);
        Assert.Contains("""<li class="good">One segment: 42 of 160 places, GSM-7.</li>""", page, StringComparison.Ordinal);
        Assert.Contains("""<li class="bad">Bound to example.com, and you are on 127.0.0.1: here no browser""", page);
    }

    [Theory]
    [InlineData(""), InlineData("/a/b")]
    public async Task Everything_it_links_to_is_there_below_any_prefix_in_an_application_that_demands_a_sign_in(string prefix)
    {
        var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        await RestartAsync(builder => builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(signedIn), prefix: prefix);
        var page = await GetTextAsync($"{prefix}/dev/phone");

        var links = Link().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.Contains("phone/phone.css", links);
        Assert.Contains("phone/phone.js", links);
        foreach (var link in links)
            await GetTextAsync(new Uri(new Uri(Client.BaseAddress!, $"{prefix}/dev/phone"), WebUtility.HtmlDecode(link)).PathAndQuery);

        var redirect = await GetAsync($"{prefix}/dev/phone/?to=%2B12025550123");
        Assert.Equal((302, "../phone?to=%2B12025550123"), ((int)redirect.StatusCode, redirect.Headers.Location?.OriginalString));
    }

    [Theory]
    [InlineData("", "All numbers", "333333", 0), InlineData("?to=hello", "All numbers", "333333", 0)]
    [InlineData("?to=+447400123456&to=+12025550123", "All numbers", "333333", 0)]
    [InlineData("?to=%2B447400123456", "&#x2B;447400123456", "222222", 2)]
    [InlineData("?to=%2B33612345678", "&#x2B;33612345678", "––––––", 4)]
    public async Task Without_script_the_newest_code_of_all_or_of_one_number_is_shown(string query, string chosen, string code, int hidden)
    {
        await TextAsync("111111 is your code.");
        await TextAsync("222222 is your code.");
        await TextAsync("333333 is someone else's.", "+12025550123");
        await TextAsync("No code at all.", "+12025550123");

        var page = await GetTextAsync("/dev/phone" + query);

        Assert.Contains($">{code}</output>", page, StringComparison.Ordinal);
        Assert.Equal(hidden, Regex.Count(page, """<li class="message"[^>]* hidden>"""));
        Assert.Contains($"""<h2 id="chosen">{chosen}</h2>""", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, " aria-current=\"true\""));
        Assert.Equal(hidden == 4, page.Contains("""<p id="empty" class="empty">No messages yet.""", StringComparison.Ordinal));
    }

    [GeneratedRegex("""<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""\s(?:href|src|action)="(?!data:)([^"]*)""")]
    private static partial Regex Link();
}
