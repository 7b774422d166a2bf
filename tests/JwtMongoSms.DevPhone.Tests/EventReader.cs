using System.Net;
using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

/// <summary>Reads the dev phone's events as a browser does.</summary>
internal sealed class EventReader : IDisposable
{
    private readonly HttpResponseMessage response;
    private readonly StreamReader reader;

    private EventReader(HttpResponseMessage response, StreamReader reader) => (this.response, this.reader) = (response, reader);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public HttpResponseMessage Response => response;

    public static async Task<EventReader> OpenAsync(DevPhoneHost host, string query = "", string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/dev/phone/api/events" + query);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);

        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var events = new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(CancellationToken)));
        Assert.Equal("retry: 1000", await events.NextBlockAsync());
        return events;
    }

    /// <summary>The lines up to the next empty one; <see langword="null"/> when the stream has ended.</summary>
    public async Task<string?> NextBlockAsync()
    {
        var lines = new List<string>();
        while (await reader.ReadLineAsync(CancellationToken) is { } line)
        {
            if (line.Length == 0)
                return string.Join('\n', lines);

            lines.Add(line);
        }

        Assert.Empty(lines);
        return null;
    }

    public async Task<JsonElement> NextMessageAsync()
    {
        var lines = (await NextBlockAsync())!.Split('\n');
        Assert.Equal(2, lines.Length);
        var message = JsonDocument.Parse(lines[1]["data: ".Length..]).RootElement;
        Assert.Equal($"id: {message.GetProperty("messageId").GetString()}", lines[0]);
        return message;
    }

    public async Task<string?> NextBodyAsync() => (await NextMessageAsync()).GetProperty("body").GetString();

    public void Dispose()
    {
        reader.Dispose();
        response.Dispose();
    }
}
