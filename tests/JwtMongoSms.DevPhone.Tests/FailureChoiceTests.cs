using System.Text;

namespace JwtMongoSms.DevPhone.Tests;

/// <summary>How failures are chosen: as JSON, or with the page's form where there is no script.</summary>
public sealed class FailureChoiceTests : DevPhoneTest
{
    private const string Route = "/dev/phone/api/failures";
    private const string Numbers = "+447400123456,all,+12025550123";

    [Fact]
    public async Task A_failure_is_chosen_in_place_of_the_one_before_and_every_response_lists_what_is_chosen()
    {
        Assert.Equal("[]", await GetTextAsync(Route));
        await PutAsync("""{"to":"+44 7400 123456","kind":"refusal","code":21610,"once":true}""");
        await PutAsync("""{"to":"all","kind":"timeout"}""");
        var response = await PutAsync("""{"to":"+447400123456","kind":"delay","seconds":5}""");

        var listed = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(CancellationToken);
        Assert.Equal(
            """[{"to":"all","kind":"timeout","seconds":null,"code":null,"once":false,"says":"Twilio never answers"},"""
            + """{"to":"+447400123456","kind":"delay","seconds":5,"code":null,"once":false,"says":"Twilio answers after 5 s"}]""",
            listed);
        Assert.Equal(listed, await GetTextAsync(Route));
    }

    [Theory]
    [InlineData("?to=%2B447400123456", 200, "all,+12025550123")]
    [InlineData("?to=+447400123456", 200, "all,+12025550123")]
    [InlineData("?to=all", 200, "+447400123456,+12025550123"), InlineData("?to=%2B33612345678", 200, Numbers)]
    [InlineData("", 200, ""), InlineData("?to=", 400, Numbers), InlineData("?to=hello", 400, Numbers)]
    [InlineData("?to=all&to=all", 400, Numbers)]
    public async Task One_failure_is_removed_or_all_of_them(string query, int status, string left)
    {
        foreach (var to in Numbers.Split(','))
            await PutAsync($$"""{"to":"{{to}}","kind":"reset"}""");

        Assert.Equal(status, (int)(await Client.DeleteAsync(Route + query, CancellationToken)).StatusCode);
        Assert.Equal(left, string.Join(',', Failures.All.Select(failure => failure.To?.E164 ?? "all")));
    }

    [Theory]
    [InlineData("""{"kind":"timeout"}"""), InlineData("""{"to":"","kind":"timeout"}""")]
    [InlineData("""{"to":"07400123456","kind":"timeout"}"""), InlineData("""{"to":"all","kind":"Timeout"}""")]
    [InlineData("""{"to":"all","kind":"delay"}"""), InlineData("""{"to":"all","kind":"delay","seconds":61}""")]
    [InlineData("""{"to":"all","kind":"delay","seconds":"5"}""")]
    [InlineData("""{"to":"all","kind":"refusal","code":9999}""")]
    [InlineData("""{"to":"all","kind":"timeout","ones":true}""")]
    [InlineData("""{"to":"all","kind":"timeout","kind":"reset"}"""), InlineData("null"), InlineData("")]
    [InlineData("""{"to":"all","kind":"timeout"}""", "application/x-www-form-urlencoded", 415)]
    [InlineData("""{"to":"all","kind":"timeout"}""", "text/plain", 415)]
    public async Task What_cannot_be_read_or_another_sites_form_could_send_changes_nothing(
        string body, string type = "application/json", int status = 400)
    {
        var response = await PutAsync(body, type);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("request_invalid", (await ReadJsonAsync(response)).GetProperty("code").GetString());
        Assert.Empty(Failures.All);
    }

    [Theory]
    [InlineData(null, 403), InlineData("http://127.0.0.1:1", 403), InlineData("http://localhost", 403)]
    [InlineData("null", 404), InlineData("https://evil.example.com", 404)]
    public async Task A_form_of_any_other_page_changes_nothing(string? origin, int status)
    {
        Assert.Equal(status, (int)(await SubmitAsync("to=&kind=timeout", origin)).StatusCode);
        Assert.Empty(Failures.All);
    }

    [Theory]
    [InlineData("to=hello&kind=timeout", "The number (to) is written with")]
    [InlineData("to=&kind=delay&seconds=1.5", "The seconds are a whole number")]
    [InlineData("to=&kind=refusal&code=-21610", "five digits")]
    [InlineData("to=&kind=timeout", "The form can't be read", 0, "text/plain")]
    [InlineData("to=&kind=timeout&more=", "The form can't be read", 5_000)]
    public async Task A_form_that_cannot_be_read_is_a_400_that_says_why(
        string form, string mistake, int more = 0, string type = "application/x-www-form-urlencoded")
    {
        var response = await SubmitAsync(form + new string('a', more), Origin, type);

        Assert.Equal(400, (int)response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(CancellationToken));
        Assert.Contains(mistake, page[page.IndexOf("role=\"alert\">", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Empty(Failures.All);
    }

    private Task<HttpResponseMessage> PutAsync(string body, string type = "application/json")
        => Client.PutAsync(Route, new StringContent(body, Encoding.UTF8, type), CancellationToken);

    private async Task<HttpResponseMessage> SubmitAsync(string form, string? origin, string type = "application/x-www-form-urlencoded")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/dev/phone");
        request.Content = new StringContent(form, Encoding.UTF8, type);
        request.Headers.TryAddWithoutValidation("Origin", origin is null ? [] : [origin]);
        return await Client.SendAsync(request, CancellationToken);
    }
}
