using System.Net;
using System.Text.RegularExpressions;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed partial class DevPhonePageTests
{
    private const string Arabic = "رمز الدخول هو 048213\n\n@127.0.0.1 #048213";

    [Fact]
    public async Task The_page_is_a_plain_document_that_runs_nothing_but_its_own_files()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("048213 is your code.");

        var response = await host.GetAsync("/dev/phone");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["same-origin"], response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal(
            ["default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"],
            response.Headers.GetValues("Content-Security-Policy"));
        Assert.DoesNotMatch(Inline(), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/api")]
    [InlineData("/a/b")]
    public async Task Everything_it_links_to_is_there_whatever_it_is_mapped_below(string prefix)
    {
        await using var host = await DevPhoneHost.StartAsync(prefix: prefix);
        var page = await host.GetStringAsync($"{prefix}/dev/phone");

        var links = Link().Matches(page).Select(match => match.Groups[1].Value).Where(link => !link.StartsWith("data:", StringComparison.Ordinal)).Distinct().ToList();

        Assert.Contains("phone/phone.css", links);
        Assert.Contains("phone/phone.js", links);
        Assert.All(links, link => Assert.StartsWith("phone", link, StringComparison.Ordinal));
        foreach (var link in links)
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync(new Uri(new Uri(host.Client.BaseAddress!, $"{prefix}/dev/phone"), WebUtility.HtmlDecode(link)).PathAndQuery)).StatusCode);
    }

    [Theory]
    [InlineData("phone.css", "text/css; charset=utf-8")]
    [InlineData("phone.js", "text/javascript; charset=utf-8")]
    public async Task Its_files_come_from_the_assembly(string file, string contentType)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.GetAsync($"/dev/phone/{file}");

        Assert.Equal(contentType, response.Content.Headers.ContentType?.ToString());
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(text.Length > 1_000, text);
        Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacent|document.write|eval|https?://", text);
    }

    [Fact]
    public async Task Every_part_that_the_script_asks_for_is_on_the_page()
    {
        await using var host = await DevPhoneHost.StartAsync();
        var page = await host.GetStringAsync("/dev/phone");
        var script = await host.GetStringAsync("/dev/phone/phone.js");

        var asked = Asked().Matches(script).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.True(asked.Count > 10, string.Join(", ", asked));
        Assert.All(asked, id => Assert.Contains($"id=\"{id}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Messages_are_text_whatever_is_written_in_them()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("""<script>alert(1)</script> "'&<img src=x onerror=alert(2)>""");
        await host.TextAsync(Arabic);

        var page = await host.GetStringAsync("/dev/phone");

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;&#x27;&amp;&lt;img src=x onerror=alert(2)&gt;", page, StringComparison.Ordinal);
        Assert.Contains($"<p class=\"body\" dir=\"auto\">{Arabic}</p>", WebUtility.HtmlDecode(page).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Single(Script().Matches(page));
    }

    [Fact]
    public async Task Without_script_the_newest_code_of_all_or_of_one_number_is_shown()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("111111 is your code.");
        await host.TextAsync("222222 is your code.");
        await host.TextAsync("333333 is someone else's.", "+12025550123");
        await host.TextAsync("No code at all.");

        var all = await host.GetStringAsync("/dev/phone");
        var one = await host.GetStringAsync("/dev/phone?to=%2B447400123456");

        Assert.Contains(">333333</output>", all, StringComparison.Ordinal);
        Assert.Equal(0, HiddenMessages(all));
        Assert.Contains(">222222</output>", one, StringComparison.Ordinal);
        Assert.Equal(1, HiddenMessages(one));
        Assert.Contains("""<a href="phone?to=%2B447400123456" data-to="&#x2B;447400123456" aria-current="true">""", one, StringComparison.Ordinal);
        Assert.Contains("""<h2 id="chosen">&#x2B;447400123456</h2>""", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?to=hello")]
    [InlineData("?to=+447400123456&to=+12025550123")]
    [InlineData("?anything=else")]
    public async Task A_query_that_cannot_be_read_shows_everything(string query)
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("111111 is your code.");

        Assert.Contains("""<h2 id="chosen">All numbers</h2>""", await host.GetStringAsync("/dev/phone" + query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_has_no_message_yet_can_be_waited_for()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("111111 is your code.");

        var page = await host.GetStringAsync("/dev/phone?to=%2B12025550123");

        Assert.Contains("""<p id="empty" class="empty">No messages yet.""", page, StringComparison.Ordinal);
        Assert.Contains("""<a href="phone?to=%2B12025550123" data-to="&#x2B;12025550123" aria-current="true">""", page, StringComparison.Ordinal);
        Assert.Contains(">––––––</output>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_a_message_stands_out_and_what_is_well_does_not()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("048213 is your code.\n\n@example.com #048213");

        var page = await host.GetStringAsync("/dev/phone");

        Assert.Contains("""<li class="good">One segment: 42 of 160 places, GSM-7.</li>""", page, StringComparison.Ordinal);
        Assert.Contains("""<li class="bad">Bound to example.com, and you are on 127.0.0.1: here no browser offers the code.</li>""", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slash_at_the_end_is_taken_away_because_links_are_relative()
    {
        await using var host = await DevPhoneHost.StartAsync(prefix: "/api");

        var response = await host.GetAsync("/api/dev/phone/?to=%2B12025550123");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("../phone?to=%2B12025550123", response.Headers.Location?.OriginalString);
    }

    private static int HiddenMessages(string page) => HiddenMessage().Count(page);

    [GeneratedRegex("""<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)""", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();

    [GeneratedRegex("""\s(?:href|src|action)="([^"]*)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:at|copyOf)\('([\w-]+)'\)")]
    private static partial Regex Asked();

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex("""<li class="message"[^>]* hidden>""")]
    private static partial Regex HiddenMessage();
}
