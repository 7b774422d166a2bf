using System.Text.Json;

namespace JwtMongoSms.DevPhone.Tests;

public sealed class MessageEventsTests : DevPhoneTest
{
    [Fact]
    public async Task What_is_kept_comes_first_and_then_each_message_as_it_comes_to_every_reader()
    {
        await TextAsync("First");
        await TextAsync("Second", "+12025550123");

        var (response, events) = await OpenAsync();
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => OpenAsync()));
        await TextAsync("Third\nof two lines, with \u2028 and 😀");

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        foreach (var reader in others.Select(other => other.Reader).Prepend(events))
            await AssertNextAsync(reader, "First", "Second", "Third\nof two lines, with \u2028 and 😀");
    }

    [Fact]
    public async Task An_event_says_what_the_list_of_messages_says()
    {
        await TextAsync("048213 is your code.\n\n@127.0.0.1 #048213");

        var message = await NextAsync((await OpenAsync()).Reader);

        Assert.Equal((await GetJsonAsync("/dev/phone/api/messages"))[0].GetRawText(), message.GetRawText());
        Assert.Equal(
            "messageId to country from body channel code failure segments encoding findings at",
            string.Join(' ', message.EnumerateObject().Select(field => field.Name)));
        Assert.Equal("1 GSM-7 GB sms", Read(message, "segments", "encoding", "country", "channel"));
        Assert.Equal(
            ["segments True", "domain True", "country True"],
            message.GetProperty("findings").EnumerateArray().Select(finding => Read(finding, "about", "good")));

        static string Read(JsonElement json, params string[] names) => string.Join(' ', names.Select(name => json.GetProperty(name)));
    }

    [Theory]
    [InlineData("?after={2}", null, "3", "4")]
    [InlineData("?after={1}", "{3}", "4")] // A browser keeps the address that it began with: the header is newer.
    [InlineData("?to=+12025550123", null, "4")]
    [InlineData("", "SM00000000000000000000000000000000", "1", "2", "3", "4")]
    [InlineData("", "what an earlier program had sent", "1", "2", "3", "4")]
    public async Task A_reader_gets_what_it_does_not_have_yet_and_nothing_twice(string query, string? lastEventId, params string[] expected)
    {
        foreach (var body in (string[])["1", "2", "3"])
            await TextAsync(body);
        await TextAsync("4", "+12025550123");

        await AssertNextAsync((await OpenAsync(WithIds(query), lastEventId is null ? null : WithIds(lastEventId))).Reader, expected);

        string WithIds(string text)
            => Store.Messages(null).Aggregate(text, (all, message) => all.Replace($"{{{message.Body}}}", message.Id));
    }

    [Fact]
    public async Task A_quiet_stream_shows_that_it_is_alive_and_ends_with_the_application()
    {
        var events = (await OpenAsync()).Reader;
        for (var beat = 0; beat < 2; beat++)
        {
            Assert.Equal(TimeSpan.FromSeconds(15), await Time.NextTimerAsync(CancellationToken));
            Time.Advance(TimeSpan.FromSeconds(15));
            Assert.Equal(":", await NextBlockAsync(events));
        }

        await TextAsync("Still there");
        await AssertNextAsync(events, "Still there");
        await App.StopAsync(CancellationToken);
        Assert.Null(await NextBlockAsync(events));
    }

    private async Task<(HttpResponseMessage Response, StreamReader Reader)> OpenAsync(string query = "", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dev/phone/api/events" + query);
        request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId is null ? [] : [lastEventId]);
        var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken);
        var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(CancellationToken));
        Assert.Equal("retry: 1000", await NextBlockAsync(reader));
        return (response, reader);
    }

    private static async Task AssertNextAsync(StreamReader events, params string[] bodies)
    {
        foreach (var body in bodies)
            Assert.Equal(body, (await NextAsync(events)).GetProperty("body").GetString());
    }

    private static async Task<JsonElement> NextAsync(StreamReader events)
    {
        var lines = (await NextBlockAsync(events))!.Split('\n');
        var message = JsonDocument.Parse(lines[1]["data: ".Length..]).RootElement;
        Assert.Equal([$"id: {message.GetProperty("messageId")}", lines[1]], lines);
        return message;
    }

    // The lines up to the next empty one; null when the stream has ended.
    private static async Task<string?> NextBlockAsync(StreamReader events)
    {
        var lines = new List<string>();
        while (await events.ReadLineAsync(CancellationToken) is { } line)
        {
            if (line.Length == 0)
                return string.Join('\n', lines);

            lines.Add(line);
        }

        Assert.Empty(lines);
        return null;
    }
}
