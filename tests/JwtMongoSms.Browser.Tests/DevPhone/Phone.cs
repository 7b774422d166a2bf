using System.Net.Http.Headers;
using System.Text;
using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests.DevPhone;

/// <summary>The dev phone on somebody's screen.</summary>
public sealed class Phone
{
    public const string Ada = "+447400123456";
    public const string Ben = "+12025550123";

    private readonly SignInSite site;

    private Phone(SignInSite site, IPage page) => (this.site, Page) = (site, page);

    public IPage Page { get; }

    public ILocator Live => Page.Locator("#live");

    public ILocator Code => Page.Locator("#code");

    public ILocator Said => Page.Locator("#said");

    public ILocator Messages => Page.Locator(".message:visible");

    public ILocator Failures => Page.Locator("#failures li");

    /// <summary>What is wrong with the form.</summary>
    public ILocator Mistake => Page.Locator("#mistake");

    public static async Task<Phone> OpenAsync(SignInSite site, Action<BrowserNewContextOptions>? configure = null)
    {
        var visitor = await site.VisitAsync(
            options =>
            {
                options.ViewportSize = new() { Width = 1280, Height = 800 };
                configure?.Invoke(options);
            },
            "/dev/phone");
        return new Phone(site, visitor.Page);
    }

    /// <summary>One of the numbers on the left; nothing stands for all of them.</summary>
    public ILocator Link(string number = "") => Page.Locator($"#numbers a[data-to=\"{number}\"]");

    /// <summary>A code arrives that no other message has.</summary>
    public Task TextCodeAsync(string to, int code) => TextAsync(to, $"{code} is your code.");

    /// <summary>Posts to Twilio's route as Twilio's clients do.</summary>
    /// <param name="to">The number.</param>
    /// <param name="body">The text.</param>
    public async Task TextAsync(string to, string body) => Assert.Equal(201, await TryTextAsync(to, body));

    /// <returns>The status of the answer.</returns>
    public async Task<int> TryTextAsync(string to, string body)
    {
        const string AccountSid = "AC0123456789abcdef0123456789abcdef";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/2010-04-01/Accounts/{AccountSid}/Messages.json")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["To"] = to, ["From"] = "+15005550006", ["Body"] = body }),
        };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(AccountSid + ":anything"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", credentials);
        using var response = await site.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }

    /// <summary>Adds a failure with the form; what it doesn't name stays as the form has it.</summary>
    public async Task AddFailureAsync(string kind, string? code = null, string? to = null)
    {
        await Page.Locator("#kind").SelectOptionAsync(kind);
        if (code is not null)
            await Page.Locator("#code-of-refusal").FillAsync(code);

        if (to is not null)
            await Page.Locator("#to").FillAsync(to);

        await Page.GetByText("Add failure").ClickAsync();
    }
}
