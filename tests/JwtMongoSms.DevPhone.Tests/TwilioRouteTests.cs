using System.Net.Http.Json;
using TestSupport;

namespace JwtMongoSms.DevPhone.Tests;

public sealed class TwilioRouteTests : DevPhoneTest
{
    private const string Good = "To=%2B447400123456&From=12345&Body=Hello";

    [Fact]
    public async Task A_message_is_answered_as_twilio_answers()
    {
        var response = await TextAsync("048213 is your code.");

        var message = await ReadJsonAsync(response);
        var sid = message.GetProperty("sid").GetString();
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Matches("^SM[0-9a-f]{32}$", sid);
        var path = $"/2010-04-01/Accounts/{AccountSid}/Messages/{sid}";
        Assert.Equal(
            $$"""
            {"account_sid":"{{AccountSid}}","api_version":"2010-04-01","body":"048213 is your code.",
            "date_created":"Tue, 01 Jan 2030 12:00:00 +0000","date_sent":null,"date_updated":"Tue, 01 Jan 2030 12:00:00 +0000",
            "direction":"outbound-api","error_code":null,"error_message":null,"from":"+12025550123","messaging_service_sid":null,
            "num_media":"0","num_segments":"1","price":null,"price_unit":null,"sid":"{{sid}}","status":"queued",
            "subresource_uris":{"media":"{{path}}/Media.json"},"to":"{{GivenMessage.Number}}","uri":"{{path}}.json"}
            """.ReplaceLineEndings(""),
            message.GetRawText());
    }

    [Theory]
    [InlineData(AccountSid, AccountSid, 0), InlineData("SK0123456789abcdef0123456789abcdef", AccountSid, 0)]
    [InlineData("", AccountSid, 20003), InlineData("ACffffffffffffffffffffffffffffffff", AccountSid, 20003)]
    [InlineData("SK123", AccountSid, 20003), InlineData("AC123", "AC123", 20003)]
    public async Task The_user_is_the_account_or_one_of_its_keys(string user, string accountSid, int code)
        => await AssertAsync(await PostAsync(Form(Good), user, accountSid), code, HttpStatusCode.Unauthorized);

    [Theory]
    [InlineData(null), InlineData("Bearer QUM6YQ=="), InlineData("Basic"), InlineData("Basic ?")]
    [InlineData("nonsense, nonsense")]
    public async Task Any_other_authorization_is_none(string? header)
    {
        Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);

        await AssertAsync(await PostAsync(Form(Good), user: null), 20003, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("From=12345&Body=Hello", 21604), InlineData("To=&From=12345&Body=Hello", 21604)]
    [InlineData("To=%2B447400123456&Body=Hello", 21603), InlineData("To=%2B447400123456&From=12345&Body=", 21602)]
    [InlineData("To=hello&From=12345&Body=Hello", 21211), InlineData("To=07400123456&From=12345&Body=Hello", 21211)]
    [InlineData("To=%2B447400123456&From=%3Cb%3Ecats&Body=Hello", 21212)]
    [InlineData("To=%2B447400123456&MessagingServiceSid=MG1&Body=Hello", 21701)]
    [InlineData(Good + "&ValidityPeriod=0", 20001), InlineData(Good + "&ValidityPeriod=36001", 20001)]
    [InlineData(Good + "&ValidityPeriod=soon", 20001), InlineData(Good + "&To=%2B447400123457", 20001)]
    [InlineData("", 21604), InlineData("&&&===%%%", 20001)]
    public async Task A_form_that_twilio_would_refuse_is_refused_in_its_words(string body, int code)
    {
        await AssertAsync(await PostAsync(Form(body)), code, HttpStatusCode.BadRequest);
        Assert.Empty(Store.Messages(null));
    }

    [Theory]
    [InlineData(1600, 0), InlineData(1601, 21617), InlineData(70_000, 20001), InlineData(10_000_000, 20001)]
    public async Task A_text_over_its_bound_is_refused_and_a_long_form_unread(int length, int code)
    {
        Client.DefaultRequestHeaders.ExpectContinue = true;

        await AssertAsync(await TextAsync(new string('a', length)), code, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Only_forms_are_taken()
    {
        await AssertAsync(await PostAsync(JsonContent.Create("To")), 20001, HttpStatusCode.UnsupportedMediaType);
        var multipart = new MultipartFormDataContent { { new StringContent("x"), "To" } };
        await AssertAsync(await PostAsync(multipart), 20001, HttpStatusCode.UnsupportedMediaType);
    }

    private static async Task AssertAsync(HttpResponseMessage response, int code, HttpStatusCode status)
    {
        Assert.Equal(code == 0 ? HttpStatusCode.Created : status, response.StatusCode);
        if (code == 0)
            return;

        var problem = await ReadJsonAsync(response);
        Assert.Equal(["code", "message", "more_info", "status"], problem.EnumerateObject().Select(field => field.Name).Order());
        Assert.Equal((code, (int)status), (problem.GetProperty("code").GetInt32(), problem.GetProperty("status").GetInt32()));
        Assert.Equal($"https://www.twilio.com/docs/errors/{code}", problem.GetProperty("more_info").GetString());
    }
}
