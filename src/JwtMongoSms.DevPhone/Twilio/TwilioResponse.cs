using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using ContentType = System.Net.Http.Headers.MediaTypeHeaderValue;

namespace JwtMongoSms.DevPhone.Twilio;

/// <summary>One response of Twilio's, for the route and for the handler.</summary>
internal sealed class TwilioResponse
{
    private const string Challenge = "Basic realm=\"Twilio API\"";

    private readonly int status;
    private readonly string contentType;
    private readonly byte[] body;

    private TwilioResponse(int status, string contentType, byte[] body)
        => (this.status, this.contentType, this.body) = (status, contentType, body);

    /// <summary>Gets a web page with status 200, as a captive portal responds in place of Twilio.</summary>
    public static TwilioResponse WebPage { get; } = new(
        StatusCodes.Status200OK, "text/html", Encoding.UTF8.GetBytes("<!doctype html><title>Welcome to our wireless network</title>"));

    public static TwilioResponse From(TwilioMessageJson message)
        => Create(StatusCodes.Status201Created, message, TwilioJson.Relaxed.TwilioMessageJson);

    public static TwilioResponse From(TwilioProblem problem) => Create(problem.Status, problem, TwilioJson.Relaxed.TwilioProblem);

    public async Task WriteAsync(HttpResponse response)
    {
        response.StatusCode = status;
        response.ContentType = contentType;
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = Challenge;

        // No token: a client that has hung up is no error.
        await response.Body.WriteAsync(body, CancellationToken.None);
    }

    public HttpResponseMessage ToHttpResponse()
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
        response.Content.Headers.ContentType = ContentType.Parse(contentType);
        if (status == StatusCodes.Status401Unauthorized)
            response.Headers.WwwAuthenticate.ParseAdd(Challenge);

        return response;
    }

    private static TwilioResponse Create<T>(int status, T value, JsonTypeInfo<T> type)
        => new(status, "application/json; charset=utf-8", JsonSerializer.SerializeToUtf8Bytes(value, type));
}

/// <summary>How Twilio's responses are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TwilioMessageJson))]
[JsonSerializable(typeof(TwilioProblem))]
internal sealed partial class TwilioJson : JsonSerializerContext
{
    // application/json with nosniff: a + in a number may stand as it is.
    public static TwilioJson Relaxed => field ??= new(new(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
