using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using TestSupport;

namespace JwtMongoSms.DevPhone.Tests;

public sealed class MessagesApiTests : DevPhoneTest
{
    private const string Code = "/dev/phone/api/code?to=+447400123456";

    [Theory]
    [InlineData("%2B447400123456"), InlineData("+447400123456"), InlineData("+44 (0)7400-123456")]
    [InlineData("%2B%D9%A4%D9%A4%D9%A7%D9%A4%D9%A0%D9%A0%D9%A1%D9%A2%D9%A3%D9%A4%D9%A5%D9%A6")]
    public async Task The_newest_code_is_found_by_the_number_in_any_form(string to)
    {
        await TextAsync("111111 is your code.");
        await TextAsync("Use me.\n\n@example.com #048213");
        await TextAsync("222222 is someone else's.", "+12025550123");

        var id = Store.Messages(GivenMessage.Request().To)[0].Id;
        Assert.Equal(
            $$"""{"code":"048213","messageId":"{{id}}","at":"2030-01-01T12:00:00Z"}""", await GetTextAsync($"/dev/phone/api/code?to={to}"));
    }

    [Fact]
    public async Task A_wait_for_nothing_ends_with_404_at_once_when_its_time_is_over_or_the_application_stops()
    {
        await TextAsync("048213 is someone else's.", "+12025550123");
        await AssertNothingAsync(await GetAsync(Code));
        Assert.Equal(0, Time.UnseenTimers);

        var (first, second) = (GetAsync($"{Code}&wait=10"), GetAsync($"{Code}&wait=60"));
        await Time.NextTimerAsync(CancellationToken);
        await Time.NextTimerAsync(CancellationToken);
        Time.Advance(TimeSpan.FromSeconds(10));
        await AssertNothingAsync(await first);
        Assert.False(second.IsCompleted);
        await App.StopAsync(CancellationToken);
        await AssertNothingAsync(await second);
    }

    [Fact]
    public async Task Every_wait_for_a_newer_code_ends_when_it_comes()
    {
        await TextAsync("111111 is your code.");
        var newer = $"{Code}&after={Store.Messages(null)[0].Id}";
        await AssertNothingAsync(await GetAsync(newer));
        var waiting = Enumerable.Range(0, 20).Select(_ => GetJsonAsync($"{newer}&wait=10")).ToList();
        foreach (var _ in waiting)
            Assert.Equal(TimeSpan.FromSeconds(10), await Time.NextTimerAsync(CancellationToken));

        await TextAsync("No digits here.");
        await TextAsync("222222 is your code.");

        Assert.All(await Task.WhenAll(waiting), message => Assert.Equal("222222", message.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData(Code + "&wait=60"), InlineData("/dev/phone/api/events")]
    public async Task A_client_that_hangs_up_is_served_no_longer(string path)
    {
        var ended = new TaskCompletionSource();
        await RestartAsync(use: app => app.Use(async (context, next) =>
        {
            await next(context);
            ended.SetResult();
        }));
        using var hangUp = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var reading = Client.GetStringAsync(path, hangUp.Token);
        await Time.NextTimerAsync(CancellationToken);

        await hangUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        await ended.Task.WaitAsync(CancellationToken);
    }

    [Theory]
    [InlineData("code"), InlineData("code?to="), InlineData("code?to=07400123456")]
    [InlineData("code?to=+447400123456&to=+12025550123"), InlineData("code?to=+447400123456&wait=")]
    [InlineData("code?to=+447400123456&wait=-1"), InlineData("code?to=+447400123456&wait=61")]
    [InlineData("code?to=+447400123456&after=SM1"), InlineData("messages?to=hello"), InlineData("events?to=hello")]
    public async Task What_cannot_be_read_is_a_400_that_repeats_nothing(string query)
    {
        var response = await GetAsync($"/dev/phone/api/{query}");

        Assert.Equal((400, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await ReadJsonAsync(response);
        Assert.Equal("request_invalid", problem.GetProperty("code").GetString());
        Assert.DoesNotContain("7400123456", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_are_listed_newest_first_for_one_number_or_all()
    {
        await TextAsync("First: 111111");
        await TextAsync("Second: 222222", "+12025550123");
        await TextAsync("Third");

        var mine = await GetJsonAsync("/dev/phone/api/messages?to=+447400123456");
        var all = await GetJsonAsync("/dev/phone/api/messages");

        Assert.Equal(["Third", "First: 111111"], mine.EnumerateArray().Select(message => message.GetProperty("body").GetString()));
        Assert.Equal(
            ["+447400123456", "+12025550123", "+447400123456"],
            all.EnumerateArray().Select(message => message.GetProperty("to").GetString()));
        Assert.Equal(JsonValueKind.Null, mine[0].GetProperty("code").ValueKind);
    }

    [Fact]
    public void Only_the_newest_messages_are_kept()
    {
        for (var i = 0; i < 501; i++)
            Store.Add(new DevPhoneMessage { Id = $"SM{i:d32}", To = GivenMessage.Request().To, From = null, Body = $"{i}", At = default });

        Assert.Equal(Enumerable.Range(1, 500).Reverse().Select(i => $"{i}"), Store.Messages(null).Select(message => message.Body));
    }

    private static async Task AssertNothingAsync(HttpResponseMessage response)
    {
        Assert.Equal((404, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("no_message", (await ReadJsonAsync(response)).GetProperty("code").GetString());
    }
}
