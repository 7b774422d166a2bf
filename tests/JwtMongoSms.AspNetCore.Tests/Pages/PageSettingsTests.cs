using System.Text.RegularExpressions;
using JwtMongoSms.AspNetCore.Pages.Layout;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>How an application makes the page its own.</summary>
public sealed class PageSettingsTests : IDisposable
{
    private readonly string template = Path.GetTempFileName();

    public void Dispose() => File.Delete(template);

    [Theory]
    [InlineData("AccentColor", "blue")]
    [InlineData("AccentColor", "#12345")]
    [InlineData("AccentColor", "#1f5fd6;}body{display:none")]
    [InlineData("LogoPath", "https://evil.example/logo.svg")]
    [InlineData("LogoPath", "//evil.example/logo.svg")]
    [InlineData("LogoPath", "logo.svg")]
    [InlineData("HomePath", "https://evil.example")]
    [InlineData("HomePath", "home")]
    [InlineData("TermsLink", "terms")]
    [InlineData("TermsLink", "javascript:alert(1)")]
    [InlineData("TermsLink", "http://example.com/terms")]
    [InlineData("TermsLink", "//evil.example/terms")]
    [InlineData("PrivacyLink", "https://example.com@evil.example/privacy")]
    [InlineData("TemplatePath", "there-is-no-such-file.html")]
    public async Task A_bad_setting_of_the_page_stops_the_start(string name, string value)
    {
        var refusal = await TestApp.RefusalAsync(new() { ["Page:" + name] = value });
        Assert.Contains($"{TestApp.Spelled("Page:" + name)} is \"{value}\"; ", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{head}}", "the file has {{content}} 0 times; it has it once.")]
    [InlineData("{{content}}", "the file has {{head}} 0 times; it has it once.")]
    [InlineData("{{head}}{{content}}{{content}}", "the file has {{content}} 2 times; it has it once.")]
    [InlineData(
        "{{head}}{{content}}{{footer}}",
        "the file has {{footer}}; it may have {{language}}, {{direction}}, {{title}}, {{head}}, {{brand}}, {{content}}.")]
    public async Task A_template_that_lacks_a_part_or_has_one_too_many_stops_the_start(string html, string message)
    {
        await File.WriteAllTextAsync(template, html, TestContext.Current.CancellationToken);
        var refusal = await TestApp.RefusalAsync(new() { ["Page:TemplatePath"] = template });
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_has_its_parts_once_and_may_leave_the_others_out()
    {
        Assert.Empty(PageTemplate.Problems("<p>{{ head }}</p>{{content}}"));
        Assert.Empty(PageTemplate.Problems("{{language}}{{direction}}{{title}}{{head}}{{brand}}{{content}} {{ {x}} {{1}}"));
        Assert.Equal(["<p>", "head", "</p>", "content", ""], PageTemplate.Split("<p>{{ head }}</p>{{content}}"));
    }

    [Fact]
    public async Task An_application_has_a_layout_a_logo_a_name_and_a_home_of_its_own_and_the_policy_stays()
    {
        await File.WriteAllTextAsync(
            template,
            "<!doctype html><html lang={{language}}><title>{{title}}</title>{{head}}<body class=\"mine\">{{brand}}{{content}}",
            TestContext.Current.CancellationToken);
        await using var app = await TestApp.StartAsync(new()
        {
            ["Page:TemplatePath"] = template,
            ["Page:LogoPath"] = "/logo.svg",
            ["Page:HomePath"] = "/home?a=1&b=2",
            ["AppName"] = "<b>Bob's</b> {{content}}",
        });
        using var person = new Person(app);
        var page = await person.GetAsync("/sign-in");
        Assert.Contains(
            "<body class=\"mine\"><p class=\"jms-brand\"><img src=\"/logo.svg\" alt=\"\" height=\"40\">",
            page.Html,
            StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<span><b>Bob's</b> {{content}}</span>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);

        Assert.Equal("/home?a=1&b=2", (await person.SignInAsync(app, "+447400123456")).Location);
        Assert.Contains("href=\"/home?a=1&amp;b=2\"", (await person.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "/terms?a=1&b=2", null, "By continuing you agree to <a href=\"/terms?a=1&b=2\">the terms of service</a>.")]
    [InlineData("en", null, "/privacy", "By continuing you agree to <a href=\"/privacy\">the privacy policy</a>.")]
    [InlineData(
        "en",
        "https://example.com/\"><b>",
        "/privacy",
        "By continuing you agree to <a href=\"https://example.com/\"><b>\">the terms of service</a> and "
        + "<a href=\"/privacy\">the privacy policy</a>.")]
    [InlineData(
        "fr",
        "/a",
        "/b",
        "En continuant, vous acceptez <a href=\"/a\">les conditions d’utilisation</a> et "
        + "<a href=\"/b\">la politique de confidentialité</a>.")]
    public async Task The_number_page_links_to_terms_and_privacy_policy(string language, string? terms, string? privacy, string sentence)
    {
        await using var app = await TestApp.StartAsync(new() { ["Page:TermsLink"] = terms, ["Page:PrivacyLink"] = privacy });
        using var person = new Person(app);
        var page = await person.GetAsync("/sign-in?culture=" + language);
        Assert.Contains($"<p class=\"jms-terms\">{sentence}</p>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_terms_the_number_page_speaks_of_none()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        Assert.DoesNotContain("jms-terms", (await person.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#1f5fd6", "#fff")]
    [InlineData("#000000", "#fff")]
    [InlineData("#FFFFFF", "#000")]
    [InlineData("#ffd500", "#000")]
    [InlineData("#757575", "#fff")]
    [InlineData("#767676", "#000")]
    [InlineData("#00aa00", "#000")]
    public async Task What_stands_on_the_accent_colour_is_black_or_white_whichever_reads_better(string accent, string ink)
    {
        await using var app = await TestApp.StartAsync(new() { ["Page:AccentColor"] = accent });
        using var person = new Person(app);
        Assert.Contains($"--jms-on-accent:{ink}}}", (await person.GetAsync("/sign-in/page.css")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#1f5fd6", "#1f5fd6", "#2a67d8")]
    [InlineData("#00aa00", "#00a200", "#00aa00")]
    [InlineData("#000000", "#000000", "#737373")]
    [InlineData("#FFFFFF", "#8c8c8c", "#ffffff")]
    public async Task An_accent_colour_that_one_theme_hides_is_made_visible_there(string accent, string light, string dark)
    {
        await using var app = await TestApp.StartAsync(new() { ["Page:AccentColor"] = accent });
        using var person = new Person(app);
        var colors = Regex.Matches((await person.GetAsync("/sign-in/page.css")).Html, "--jms-accent:(#[0-9a-f]{6})");
        Assert.Equal([light, dark], colors.Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task Style_and_script_are_kept_for_good_under_the_address_that_the_page_names()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var html = (await person.GetAsync("/sign-in")).Html;
        foreach (var (path, type) in new[] { ("/sign-in/page.css", "text/css"), ("/sign-in/page.js", "text/javascript") })
        {
            var at = html.IndexOf(path, StringComparison.Ordinal);
            var asset = await person.GetAsync(html[at..html.IndexOf('"', at)]);
            Assert.Equal(
                (200, type, "nosniff"), (asset.Status, asset.Header("Content-Type").Split(';')[0], asset.Header("X-Content-Type-Options")));
            Assert.Contains("immutable", asset.Header("Cache-Control"), StringComparison.Ordinal);
            Assert.Equal("no-cache", (await person.GetAsync(path + "?v=old")).Header("Cache-Control"));
        }
    }
}
