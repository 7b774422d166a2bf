using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

/// <summary>Failures that are chosen on the page, without script.</summary>
public sealed class DevPhoneFormTests
{
    [Fact]
    public async Task A_failure_is_chosen_is_shown_and_is_removed()
    {
        await using var host = await DevPhoneHost.StartAsync();

        var chosen = await PostAsync(host, ("to", " +44 7400 123456 "), ("kind", "delay"), ("seconds", "20"), ("code", ""), ("once", "on"));

        Assert.Equal((HttpStatusCode.SeeOther, "phone"), (chosen.StatusCode, chosen.Headers.Location?.OriginalString));
        var page = await host.GetStringAsync("/dev/phone");
        Assert.Contains("""<span class="to">&#x2B;447400123456</span> <span class="says">Twilio answers after 20 s</span> <small class="next">next message only</small>""", page, StringComparison.Ordinal);
        Assert.Equal(new PlannedFailure(Phone("+447400123456"), FailureKind.Delay, 20, IsForNextOnly: true), Assert.Single(Plans(host).All));

        var removed = await PostAsync(host, ("to", "+447400123456"), ("kind", "none"));

        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Empty(Plans(host).All);
    }

    [Fact]
    public async Task An_empty_number_stands_for_all()
    {
        await using var host = await DevPhoneHost.StartAsync();

        await PostAsync(host, ("to", ""), ("kind", "refusal"), ("code", "21610"));

        Assert.Equal(new PlannedFailure(null, FailureKind.Refusal, Code: 21610), Assert.Single(Plans(host).All));
        await PostAsync(host, ("to", "all"), ("kind", "none"));
        Assert.Empty(Plans(host).All);
    }

    [Theory]
    [InlineData("hello", "delay", "20", "21610", "The number (to) is written with")]
    [InlineData("07400123456", "delay", "20", "21610", "The number (to) is written with")]
    [InlineData("hello", "none", "20", "21610", "The number (to) is written with")]
    [InlineData("", "", "20", "21610", "What happens (kind) is one of")]
    [InlineData("", "delay", "61", "21610", "The seconds are a whole number")]
    [InlineData("", "delay", "0", "21610", "The seconds are a whole number")]
    [InlineData("", "delay", "1.5", "21610", "The seconds are a whole number")]
    [InlineData("", "refusal", "20", "2161", "five digits")]
    [InlineData("", "refusal", "20", "-21610", "five digits")]
    public async Task A_mistake_is_explained_on_the_page_and_what_was_typed_stays(string to, string kind, string seconds, string code, string mistake)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await PostAsync(host, ("to", to), ("kind", kind), ("seconds", seconds), ("code", code));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty(response.Headers.GetValues("Content-Security-Policy"));
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Matches($"""role="alert">[^<]*{mistake.Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal)}""", page);
        Assert.Contains($"placeholder=\"All numbers\" value=\"{to}\"", page, StringComparison.Ordinal);
        Assert.Contains($"autocomplete=\"off\" value=\"{seconds}\"", page, StringComparison.Ordinal);
        Assert.Contains($"list=\"codes\" value=\"{code}\"", page, StringComparison.Ordinal);
        Assert.Empty(Plans(host).All);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.NotFound)]
    [InlineData("https://evil.example.com", HttpStatusCode.NotFound)]
    public async Task A_form_of_any_other_page_changes_nothing(string? origin, HttpStatusCode status)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await PostFromAsync(host, origin, new FormUrlEncodedContent([KeyValuePair.Create("to", ""), KeyValuePair.Create("kind", "timeout")]));

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(Plans(host).All);
    }

    [Fact]
    public async Task What_is_no_form_or_a_very_long_one_is_a_400()
    {
        await using var host = await DevPhoneHost.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await PostFromAsync(host, Origin(host), new StringContent("to=&kind=timeout"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(host, ("to", ""), ("kind", "timeout"), ("more", new string('a', 5_000)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(host, [.. Enumerable.Range(0, 20).Select(i => ($"field{i}", "x"))])).StatusCode);
        Assert.Empty(Plans(host).All);
    }

    private static FailurePlans Plans(DevPhoneHost host) => host.App.Services.GetRequiredService<FailurePlans>();

    private static Phones.PhoneNumber Phone(string number) => Phones.PhoneNumber.TryParse(number, null, out var phone) ? phone : throw new ArgumentException("Not a number.", nameof(number));

    private static string Origin(DevPhoneHost host) => host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    private static Task<HttpResponseMessage> PostAsync(DevPhoneHost host, params (string Name, string Value)[] fields)
        => PostFromAsync(host, Origin(host), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    private static async Task<HttpResponseMessage> PostFromAsync(DevPhoneHost host, string? origin, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/phone") { Content = content };
        if (origin is not null)
            request.Headers.Add("Origin", origin);

        return await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
