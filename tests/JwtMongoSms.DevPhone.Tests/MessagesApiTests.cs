using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class DevPhoneApiTests
{
    private const string Number = GivenMessage.Number;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("%2B447400123456")]
    [InlineData("+447400123456")]
    [InlineData("+44 (0)7400-123456")]
    [InlineData("%2B44%207400%20123456")]
    [InlineData("%2B%D9%A4%D9%A4%D9%A7%D9%A4%D9%A0%D9%A0%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6")]
    public async Task The_newest_code_is_found_by_the_number_in_any_form(string to)
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("111111 is your code.");
        await host.TextAsync("Use me.\n\n@example.com #048213");
        await host.TextAsync("222222 is someone else's.", "+12025550123");

        var response = await host.GetAsync($"/dev/phone/api/code?to={to}");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var answer = await JsonAsync(response);
        Assert.Equal(["at", "code", "messageId"], answer.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal("048213", answer.GetProperty("code").GetString());
        Assert.Equal("2030-01-01T12:00:00Z", answer.GetProperty("at").GetString());
        Assert.StartsWith("SM", answer.GetProperty("messageId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wait_ends_when_the_message_comes()
    {
        await using var host = await DevPhoneHost.StartAsync();
        var asking = host.GetAsync("/dev/phone/api/code?to=+447400123456&wait=10");
        Assert.Equal(TimeSpan.FromSeconds(10), await host.Time.NextTimerAsync(CancellationToken));

        await host.TextAsync("No digits here.");
        await host.TextAsync("048213 is your code.");

        Assert.Equal("048213", (await JsonAsync(await asking)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_wait_for_nothing_ends_with_404_when_its_time_is_over()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("048213 is someone else's.", "+12025550123");
        var asking = host.GetAsync("/dev/phone/api/code?to=+447400123456&wait=10");
        await host.Time.NextTimerAsync(CancellationToken);

        host.Time.Advance(TimeSpan.FromSeconds(10));

        var response = await asking;
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no_message", (await JsonAsync(response)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_a_wait_the_answer_comes_at_once()
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.GetAsync("/dev/phone/api/code?to=+447400123456");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(0, host.Time.UnseenTimers);
    }

    [Fact]
    public async Task After_a_message_only_a_newer_one_counts()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("111111 is your code.");
        var first = (await JsonAsync(await host.GetAsync("/dev/phone/api/code?to=+447400123456"))).GetProperty("messageId").GetString();
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync($"/dev/phone/api/code?to=+447400123456&after={first}")).StatusCode);
        var asking = host.GetAsync($"/dev/phone/api/code?to=+447400123456&after={first}&wait=60");
        await host.Time.NextTimerAsync(CancellationToken);

        await host.TextAsync("222222 is your code.");

        Assert.Equal("222222", (await JsonAsync(await asking)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Stopping_the_application_ends_every_wait()
    {
        await using var host = await DevPhoneHost.StartAsync();
        var asking = host.GetAsync("/dev/phone/api/code?to=+447400123456&wait=60");
        await host.Time.NextTimerAsync(CancellationToken);

        await host.App.StopAsync(CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, (await asking).StatusCode);
    }

    [Fact]
    public async Task A_caller_who_hangs_up_waits_no_longer()
    {
        var ended = new TaskCompletionSource();
        await using var host = await DevPhoneHost.StartAsync(use: app => app.Use(async (context, next) =>
        {
            await next(context);
            ended.SetResult();
        }));
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var asking = host.GetAsync("/dev/phone/api/code?to=+447400123456&wait=60", hangUp.Token);
        await host.Time.NextTimerAsync(CancellationToken);

        await hangUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        await ended.Task.WaitAsync(CancellationToken);
    }

    [Theory]
    [InlineData("code", "")]
    [InlineData("code", "?to=")]
    [InlineData("code", "?to=hello")]
    [InlineData("code", "?to=07400123456")]
    [InlineData("code", "?to=+447400123456&to=+12025550123")]
    [InlineData("code", "?to=+447400123456&wait=")]
    [InlineData("code", "?to=+447400123456&wait=-1")]
    [InlineData("code", "?to=+447400123456&wait=61")]
    [InlineData("code", "?to=+447400123456&wait=1.5")]
    [InlineData("code", "?to=+447400123456&wait=99999999999")]
    [InlineData("code", "?to=+447400123456&after=")]
    [InlineData("code", "?to=+447400123456&after=SM1")]
    [InlineData("messages", "?to=hello")]
    public async Task What_cannot_be_read_is_a_400_that_repeats_nothing(string route, string query)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.GetAsync($"/dev/phone/api/{route}{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var answer = await JsonAsync(response);
        Assert.Equal("request_invalid", answer.GetProperty("code").GetString());
        Assert.DoesNotContain("447400123456", answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_listed_newest_first_for_one_number_or_all()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("First: 111111");
        await host.TextAsync("Second: 222222", "+12025550123");
        await host.TextAsync("Third");

        var mine = await JsonAsync(await host.GetAsync("/dev/phone/api/messages?to=+447400123456"));
        var all = await JsonAsync(await host.GetAsync("/dev/phone/api/messages"));

        Assert.Equal(["Third", "First: 111111"], mine.EnumerateArray().Select(message => message.GetProperty("body").GetString()));
        Assert.Equal([Number, "+12025550123", Number], all.EnumerateArray().Select(message => message.GetProperty("to").GetString()));
        Assert.Equal(["sms"], all.EnumerateArray().Select(message => message.GetProperty("channel").GetString()).Distinct());
        Assert.Equal(JsonValueKind.Null, mine[0].GetProperty("code").ValueKind);
    }

    [Fact]
    public void Five_hundred_messages_are_kept_and_the_oldest_goes()
    {
        Assert.True(PhoneNumber.TryParse(Number, null, out var phone));
        var store = new DevPhoneStore(new HandMovedTime());
        for (var i = 0; i < 501; i++)
            store.Add(new DevPhoneMessage { Id = $"SM{i:d32}", To = phone, From = null, Body = $"{i}", At = default });

        var kept = store.Messages(phone);

        Assert.Equal(500, kept.Count);
        Assert.Equal(("500", "1"), (kept[0].Body, kept[^1].Body));
    }

    [Fact]
    public async Task A_hundred_waiters_all_hear_of_the_message()
    {
        await using var host = await DevPhoneHost.StartAsync();
        var asking = Enumerable.Range(0, 100).Select(_ => host.GetAsync("/dev/phone/api/code?to=+447400123456&wait=60")).ToList();
        for (var i = 0; i < 100; i++)
            await host.Time.NextTimerAsync(CancellationToken);

        await host.TextAsync("048213 is your code.");

        Assert.All(await Task.WhenAll(asking), response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
    }

    [Fact]
    public async Task The_phone_stays_out_of_the_applications_description_and_its_sign_in_rule()
    {
        await using var host = await DevPhoneHost.StartAsync(
            builder => builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));

        var response = await host.GetAsync("/dev/phone/api/messages");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var endpoints = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(source => source.Endpoints).ToList();
        Assert.Equal(11, endpoints.Count);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()));
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);
}
