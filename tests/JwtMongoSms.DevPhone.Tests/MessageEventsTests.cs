using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class DevPhoneEventsTests
{
    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_kept_comes_first_and_then_each_message_as_it_comes()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("First");
        await host.TextAsync("Second", "+12025550123");

        using var events = await EventReader.OpenAsync(host);

        Assert.Equal("text/event-stream", events.Response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", events.Response.Headers.CacheControl?.ToString());
        Assert.Equal("First", await events.NextBodyAsync());
        Assert.Equal("Second", await events.NextBodyAsync());
        await host.TextAsync("Third\nof two lines, with \u2028 and 😀");
        Assert.Equal("Third\nof two lines, with \u2028 and 😀", await events.NextBodyAsync());
    }

    [Fact]
    public async Task An_event_says_what_the_list_of_messages_says()
    {
        await using var host = await DevPhoneHost.StartAsync();
        using var events = await EventReader.OpenAsync(host);
        await host.TextAsync("048213 is your code.\n\n@127.0.0.1 #048213");

        var message = await events.NextMessageAsync();

        var listed = (await JsonAsync(await host.GetAsync("/dev/phone/api/messages")))[0];
        Assert.Equal(listed.GetRawText(), message.GetRawText());
        Assert.Equal(
            ["at", "body", "channel", "code", "country", "encoding", "failure", "findings", "from", "messageId", "segments", "to"],
            message.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal((1, "GSM-7", "GB"), (message.GetProperty("segments").GetInt32(), message.GetProperty("encoding").GetString(), message.GetProperty("country").GetString()));
        Assert.Equal(["segments", "domain", "country"], message.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("about").GetString()));
        Assert.All(message.GetProperty("findings").EnumerateArray(), finding => Assert.True(finding.GetProperty("good").GetBoolean(), finding.GetRawText()));
    }

    [Fact]
    public async Task A_reader_who_comes_back_gets_what_came_meanwhile_and_nothing_twice()
    {
        await using var host = await DevPhoneHost.StartAsync();
        string? first, second;
        using (var events = await EventReader.OpenAsync(host))
        {
            await host.TextAsync("1");
            first = (await events.NextMessageAsync()).GetProperty("messageId").GetString();
            await host.TextAsync("2");
            second = (await events.NextMessageAsync()).GetProperty("messageId").GetString();
        }

        await host.TextAsync("3");
        await host.TextAsync("4");

        // A browser keeps the address that it began with: the header is newer.
        using var again = await EventReader.OpenAsync(host, $"?after={first}", lastEventId: second);
        await host.TextAsync("5");
        Assert.Equal("3", await again.NextBodyAsync());
        Assert.Equal("4", await again.NextBodyAsync());
        Assert.Equal("5", await again.NextBodyAsync());

        using var after = await EventReader.OpenAsync(host, $"?after={first}");
        Assert.Equal("2", await after.NextBodyAsync());
    }

    [Theory]
    [InlineData("SM00000000000000000000000000000000")]
    [InlineData("what an earlier program had sent")]
    [InlineData("")]
    public async Task Whoever_knows_a_message_that_is_not_kept_gets_all_that_is(string lastEventId)
    {
        await using var host = await DevPhoneHost.StartAsync();
        await host.TextAsync("1");

        using var events = await EventReader.OpenAsync(host, lastEventId: lastEventId);

        Assert.Equal("1", await events.NextBodyAsync());
    }

    [Fact]
    public async Task One_number_can_be_listened_to_alone()
    {
        await using var host = await DevPhoneHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, "?to=+12025550123");
        await host.TextAsync("For someone else");
        await host.TextAsync("For me", "+12025550123");

        Assert.Equal("For me", await events.NextBodyAsync());
    }

    [Theory]
    [InlineData("?to=hello")]
    [InlineData("?after=hello")]
    [InlineData("?to=+447400123456&to=+12025550123")]
    public async Task A_query_that_cannot_be_read_is_a_400(string query)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.GetAsync("/dev/phone/api/events" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("request_invalid", (await JsonAsync(response)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_quiet_stream_shows_every_15_seconds_that_it_is_alive()
    {
        await using var host = await DevPhoneHost.StartAsync();
        using var events = await EventReader.OpenAsync(host);
        for (var beat = 0; beat < 2; beat++)
        {
            Assert.Equal(TimeSpan.FromSeconds(15), await host.Time.NextTimerAsync(CancellationToken));
            host.Time.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal(":", await events.NextBlockAsync());
        }

        await host.TextAsync("Still there");
        Assert.Equal("Still there", await events.NextBodyAsync());
    }

    [Fact]
    public async Task Stopping_the_application_ends_every_stream()
    {
        await using var host = await DevPhoneHost.StartAsync();
        using var quiet = await EventReader.OpenAsync(host);
        using var other = await EventReader.OpenAsync(host);

        await host.App.StopAsync(CancellationToken);

        Assert.Null(await quiet.NextBlockAsync());
        Assert.Null(await other.NextBlockAsync());
    }

    [Fact]
    public async Task A_reader_who_goes_is_written_to_no_longer()
    {
        var ended = new TaskCompletionSource();
        await using var host = await DevPhoneHost.StartAsync(use: app => app.Use(async (context, next) =>
        {
            await next(context);
            if (context.Request.Path.Value!.EndsWith("events", StringComparison.Ordinal))
                ended.SetResult();
        }));
        var events = await EventReader.OpenAsync(host);
        await host.Time.NextTimerAsync(CancellationToken);

        events.Dispose();

        await ended.Task.WaitAsync(CancellationToken);
    }

    [Fact]
    public async Task Fifty_readers_all_get_everything_in_order()
    {
        await using var host = await DevPhoneHost.StartAsync();
        var reading = Enumerable.Range(0, 50).Select(_ => ReadAsync()).ToList();
        for (var i = 0; i < 20; i++)
            await host.TextAsync($"{i}");

        Assert.All(await Task.WhenAll(reading), bodies => Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), bodies));

        async Task<List<string?>> ReadAsync()
        {
            using var events = await EventReader.OpenAsync(host);
            var bodies = new List<string?>();
            while (bodies.Count < 20)
                bodies.Add(await events.NextBodyAsync());

            return bodies;
        }
    }

    [Fact]
    public async Task Of_501_messages_the_last_500_are_sent_and_shown()
    {
        await using var host = await DevPhoneHost.StartAsync();
        for (var i = 0; i < DevPhoneStore.Capacity + 1; i++)
            Assert.Equal(HttpStatusCode.Created, (await host.TextAsync($"Message {i}.")).StatusCode);

        using var events = await EventReader.OpenAsync(host);
        for (var i = 1; i < DevPhoneStore.Capacity + 1; i++)
            Assert.Equal($"Message {i}.", await events.NextBodyAsync());

        Assert.Equal(DevPhoneStore.Capacity, (await JsonAsync(await host.GetAsync("/dev/phone/api/messages"))).GetArrayLength());
        var page = await host.GetStringAsync("/dev/phone");
        Assert.Equal(DevPhoneStore.Capacity, page.Split("""<p class="body" dir="auto">Message """).Length - 1);
        Assert.DoesNotContain(">Message 0.<", page, StringComparison.Ordinal);
        Assert.Contains(">Message 500.<", page, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);
}
