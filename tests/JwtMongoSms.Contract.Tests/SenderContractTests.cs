using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TestSupport;

namespace JwtMongoSms.Contract.Tests;

/// <summary>What our sender says, held to Twilio's own description.</summary>
public sealed class SenderContractTests(MockFixture mock) : IClassFixture<MockFixture>
{
    private const string Route = $"2010-04-01/Accounts/{GivenSender.AccountSid}/Messages.json";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    private static readonly Dictionary<string, Action<TwilioOptions, MessageOptions>> Changes = new()
    {
        ["a number"] = (_, _) => { },
        ["a short code"] = (options, _) => options.From = "12345",
        ["a name"] = (options, _) => options.From = "Nine Cats",
        ["a service"] = (options, _) => (options.From, options.MessagingServiceSid) = (null, "MG0123456789abcdef0123456789abcdef"),
        ["a key"] = (options, _) => (options.ApiKeySid, options.ApiKeySecret) = ("SK0123456789abcdef0123456789abcdef", "secret"),
        ["any text"] = (_, messages) => messages.Sms
            = message => $"کد شما {message.Code.Digits} & = + % 😀\n\n@example.com #{message.Code.Digits}",
        ["a long text"] = (_, messages) => messages.Sms = _ => new string('é', 1600),
    };

    public static TheoryData<string> Settings => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Every_message_is_one_that_twilio_describes(string what)
    {
        using var tap = new WireTap();
        using var sender = GivenSender.To(mock.Address(), tap, Changes[what]);

        foreach (var validFor in (TimeSpan[])[TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5), TimeSpan.FromDays(2)])
        {
            var result = await sender.SendAsync(GivenMessage.Request(validFor: validFor), CancellationToken);
            Assert.Equal(SendOutcome.Accepted, result.Outcome);
        }

        Assert.Empty(tap.Violations);
        Assert.Equal(3, tap.Posts.Count);
    }

    // Prism overlooks fields that it doesn't know, and doubled ones.
    [Theory]
    [MemberData(nameof(Settings))]
    public async Task Every_field_is_known_to_twilio_and_given_once(string what)
    {
        using var tap = new WireTap();
        using var sender = GivenSender.To(mock.Address(), tap, Changes[what]);
        await sender.SendAsync(GivenMessage.Request(), CancellationToken);

        var names = Assert.Single(tap.Posts).Fields.Select(field => field.Key).ToList();

        Assert.Equal(names.Distinct(), names);
        Assert.Empty(names.Except(await DescribedFieldsAsync()));
    }

    [Theory]
    [InlineData(400, 21211, SendOutcome.Refused, DeliveryFailureClass.BadNumber)]
    [InlineData(400, 21610, SendOutcome.Refused, DeliveryFailureClass.OptedOut)]
    [InlineData(400, 21408, SendOutcome.Refused, DeliveryFailureClass.CountryDisabled)]
    [InlineData(401, 20003, SendOutcome.Refused, DeliveryFailureClass.Misconfigured)]
    [InlineData(404, 20404, SendOutcome.Refused, DeliveryFailureClass.Misconfigured)]
    [InlineData(429, 20429, SendOutcome.Refused, DeliveryFailureClass.Busy)]
    [InlineData(429, 60203, SendOutcome.Refused, DeliveryFailureClass.Busy)]
    [InlineData(503, 20503, SendOutcome.Unknown, DeliveryFailureClass.Unknown)]
    public async Task Every_answer_is_understood(int status, int code, SendOutcome outcome, DeliveryFailureClass failureClass)
    {
        using var tap = new WireTap($"code={status}, example=e{code}");
        using var sender = GivenSender.To(mock.Address(), tap);

        var result = await sender.SendAsync(GivenMessage.Request(validFor: GivenSender.OnePost), CancellationToken);

        Assert.Equal(outcome, result.Outcome);
        Assert.Equal((failureClass, $"{code}"), (result.Failure!.Class, result.Failure.Code));
        Assert.Equal(status == 429 ? TimeSpan.FromSeconds(2) : null, result.Failure.RetryAfter);
        Assert.Single(tap.Posts);
    }

    // Were the description toothless, the tests above would prove nothing.
    [Theory]
    [InlineData("From=12345&Body=Hello", HttpStatusCode.BadRequest)]
    [InlineData("To=hello&From=12345&Body=Hello", HttpStatusCode.BadRequest)]
    [InlineData("To=07400123456&From=12345&Body=Hello", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&Body=Hello", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&From=12345", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&From=12345&Body=", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello&ValidityPeriod=0", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello&ValidityPeriod=36001", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello&ValidityPeriod=1.5", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello&ShortenUrls=False", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&MessagingServiceSid=MG1&Body=Hello", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello", HttpStatusCode.Created)]
    public async Task The_description_refuses_what_twilio_would(string form, HttpStatusCode expected)
    {
        using var client = Client(mock.Address());
        using var content = new StringContent(form, MediaTypeHeaderValue.Parse("application/x-www-form-urlencoded"));

        var response = await client.PostAsync(Route, content, CancellationToken);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected != HttpStatusCode.Created, response.Headers.Contains("sl-violations"));
    }

    [Fact]
    public async Task The_description_demands_a_sign_in_and_a_form()
    {
        using var client = Client(mock.Address());
        using var json = new StringContent("{\"To\":\"+447400123456\"}", MediaTypeHeaderValue.Parse("application/json"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await client.PostAsync(Route, json, CancellationToken)).StatusCode);

        client.DefaultRequestHeaders.Authorization = null;
        using var form = new FormUrlEncodedContent([new("To", GivenMessage.Number), new("From", "12345"), new("Body", "Hello")]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.PostAsync(Route, form, CancellationToken)).StatusCode);
    }

    private async Task<IEnumerable<string>> DescribedFieldsAsync()
    {
        using var description = JsonDocument.Parse(await File.ReadAllBytesAsync(mock.Tools.Description, CancellationToken));
        var schema = description.RootElement.GetProperty("paths").EnumerateObject().Single().Value
            .GetProperty("post").GetProperty("requestBody").GetProperty("content")
            .GetProperty("application/x-www-form-urlencoded").GetProperty("schema");
        return [.. schema.GetProperty("properties").EnumerateObject().Select(field => field.Name)];
    }

    private static HttpClient Client(Uri address)
    {
        var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes(GivenSender.AccountSid + ":token"));
        client.DefaultRequestHeaders.Authorization = new("Basic", credentials);
        return client;
    }
}
