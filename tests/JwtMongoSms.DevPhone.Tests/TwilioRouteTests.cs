using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class DevPhoneTwilioRouteTests
{
    private const string KeySid = "SK0123456789abcdef0123456789abcdef";
    private const string OtherAccount = "ACffffffffffffffffffffffffffffffff";

    [Fact]
    public async Task A_message_is_answered_as_twilio_answers()
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.TextAsync("048213 is your code.");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var message = await JsonAsync(response);
        var sid = message.GetProperty("sid").GetString();
        Assert.Matches("^SM[0-9a-f]{32}$", sid);
        var path = $"/2010-04-01/Accounts/{DevPhoneHost.AccountSid}/Messages/{sid}";
        Assert.Equal(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["account_sid"] = $"\"{DevPhoneHost.AccountSid}\"",
                ["api_version"] = "\"2010-04-01\"",
                ["body"] = "\"048213 is your code.\"",
                ["date_created"] = "\"Tue, 01 Jan 2030 12:00:00 +0000\"",
                ["date_sent"] = "null",
                ["date_updated"] = "\"Tue, 01 Jan 2030 12:00:00 +0000\"",
                ["direction"] = "\"outbound-api\"",
                ["error_code"] = "null",
                ["error_message"] = "null",
                ["from"] = "\"+12025550123\"",
                ["messaging_service_sid"] = "null",
                ["num_media"] = "\"0\"",
                ["num_segments"] = "\"1\"",
                ["price"] = "null",
                ["price_unit"] = "null",
                ["sid"] = $"\"{sid}\"",
                ["status"] = "\"queued\"",
                ["subresource_uris"] = $"{{\"media\":\"{path}/Media.json\"}}",
                ["to"] = $"\"{GivenMessage.Number}\"",
                ["uri"] = $"\"{path}.json\"",
            },
            new SortedDictionary<string, string>(message.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetRawText()), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_messaging_service_has_no_sender_yet()
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.PostAsync(("To", GivenMessage.Number), ("MessagingServiceSid", "MG0123456789abcdef0123456789abcdef"), ("Body", "Hello"));

        var message = await JsonAsync(response);
        Assert.Equal(("accepted", "0"), (message.GetProperty("status").GetString(), message.GetProperty("num_segments").GetString()));
        Assert.Equal(JsonValueKind.Null, message.GetProperty("from").ValueKind);
    }

    [Theory]
    [InlineData(DevPhoneHost.AccountSid, DevPhoneHost.AccountSid, true)]
    [InlineData(KeySid, DevPhoneHost.AccountSid, true)]
    [InlineData(null, DevPhoneHost.AccountSid, false)]
    [InlineData("", DevPhoneHost.AccountSid, false)]
    [InlineData(OtherAccount, DevPhoneHost.AccountSid, false)]
    [InlineData("SK123", DevPhoneHost.AccountSid, false)]
    [InlineData("AC123", "AC123", false)]
    public async Task The_user_is_the_account_or_one_of_its_keys(string? user, string accountSid, bool good)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.PostAsync(Form(("To", GivenMessage.Number), ("From", "12345"), ("Body", "Hello")), user, accountSid);

        if (good)
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        else
            await AssertProblemAsync(response, HttpStatusCode.Unauthorized, 20003);
    }

    [Theory]
    [InlineData("Bearer QUM6YQ==")]
    [InlineData("Basic")]
    [InlineData("Basic ?")]
    [InlineData("Basic QUM=")]
    [InlineData("nonsense, nonsense")]
    public async Task Any_other_authorization_is_none(string header)
    {
        await using var host = await DevPhoneHost.StartAsync();
        host.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        await AssertProblemAsync(await host.PostAsync(Form(("To", GivenMessage.Number)), user: null), HttpStatusCode.Unauthorized, 20003);
    }

    [Theory]
    [InlineData("From=12345&Body=Hello", 21604)]
    [InlineData("To=&From=12345&Body=Hello", 21604)]
    [InlineData("To=%2B447400123456&Body=Hello", 21603)]
    [InlineData("To=%2B447400123456&From=12345", 21602)]
    [InlineData("To=%2B447400123456&From=12345&Body=", 21602)]
    [InlineData("To=hello&From=12345&Body=Hello", 21211)]
    [InlineData("To=07400123456&From=12345&Body=Hello", 21211)]
    [InlineData("To=%2B447400123456&From=%3Cb%3Ecats&Body=Hello", 21212)]
    [InlineData("To=%2B447400123456&MessagingServiceSid=MG1&Body=Hello", 21701)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello&ValidityPeriod=0", 20001)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello&ValidityPeriod=36001", 20001)]
    [InlineData("To=%2B447400123456&From=12345&Body=Hello&ValidityPeriod=soon", 20001)]
    [InlineData("To=%2B447400123456&To=%2B447400123457&From=12345&Body=Hello", 20001)]
    [InlineData("", 21604)]
    [InlineData("&&&===%%%", 20001)]
    public async Task A_form_that_twilio_would_refuse_is_refused_in_its_words(string body, int code)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.PostAsync(new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded"));

        await AssertProblemAsync(response, HttpStatusCode.BadRequest, code);
        Assert.Equal("[]", await (await host.GetAsync("/dev/phone/api/messages")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1600, HttpStatusCode.Created, 0)]
    [InlineData(1601, HttpStatusCode.BadRequest, 21617)]
    [InlineData(20_000, HttpStatusCode.BadRequest, 21617)]
    [InlineData(70_000, HttpStatusCode.BadRequest, 20001)]
    public async Task A_text_has_1600_characters_at_most(int length, HttpStatusCode status, int code)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var response = await host.TextAsync(new string('a', length));

        if (code == 0)
            Assert.Equal(status, response.StatusCode);
        else
            await AssertProblemAsync(response, status, code);
    }

    [Fact]
    public async Task A_body_of_ten_megabytes_is_refused_unread()
    {
        await using var host = await DevPhoneHost.StartAsync();
        host.Client.DefaultRequestHeaders.ExpectContinue = true;

        await AssertProblemAsync(await host.TextAsync(new string('a', 10_000_000)), HttpStatusCode.BadRequest, 20001);
    }

    [Fact]
    public async Task Only_forms_are_taken()
    {
        await using var host = await DevPhoneHost.StartAsync();

        await AssertProblemAsync(await host.PostAsync(JsonContent.Create(new { To = GivenMessage.Number })), HttpStatusCode.UnsupportedMediaType, 20001);
        await AssertProblemAsync(await host.PostAsync(new MultipartFormDataContent { { new StringContent("x"), "To" } }), HttpStatusCode.UnsupportedMediaType, 20001);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, int code)
    {
        Assert.Equal(status, response.StatusCode);
        var problem = await JsonAsync(response);
        Assert.Equal(["code", "message", "more_info", "status"], problem.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal(code, problem.GetProperty("code").GetInt32());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", problem.GetProperty("more_info").GetString());
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
