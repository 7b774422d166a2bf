using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Tests.DevPhone;

public sealed class FailuresApiTests
{
    private const string Route = "/dev/phone/api/failures";

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_failure_is_chosen_in_place_of_the_one_before_and_every_answer_lists_what_is_chosen()
    {
        await using var host = await DevPhoneHost.StartAsync();
        Assert.Equal("[]", await host.GetStringAsync(Route));

        await PutAsync(host, """{"to":"+44 7400 123456","kind":"refusal","code":21610,"once":true}""");
        await PutAsync(host, """{"to":"all","kind":"timeout"}""");
        var answer = await PutAsync(host, """{"to":"+447400123456","kind":"delay","seconds":5}""");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var listed = await TextAsync(answer);
        Assert.Equal(
            """[{"to":"all","kind":"timeout","seconds":null,"code":null,"once":false,"says":"Twilio never answers"},"""
            + """{"to":"+447400123456","kind":"delay","seconds":5,"code":null,"once":false,"says":"Twilio answers after 5 s"}]""",
            listed);
        Assert.Equal(listed, await host.GetStringAsync(Route));
    }

    [Theory]
    [InlineData("?to=%2B447400123456", "all,+12025550123")]
    [InlineData("?to=+447400123456", "all,+12025550123")]
    [InlineData("?to=all", "+447400123456,+12025550123")]
    [InlineData("?to=%2B33612345678", "+447400123456,all,+12025550123")]
    [InlineData("", "")]
    public async Task One_failure_is_removed_or_all_of_them(string query, string left)
    {
        await using var host = await DevPhoneHost.StartAsync();
        foreach (var to in (string[])["+447400123456", "all", "+12025550123"])
            await PutAsync(host, $$"""{"to":"{{to}}","kind":"reset"}""");

        var answer = await host.Client.DeleteAsync(Route + query, CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var failures = await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken);
        Assert.Equal(left, string.Join(',', failures.EnumerateArray().Select(failure => failure.GetProperty("to").GetString())));
    }

    [Theory]
    [InlineData("""{"kind":"timeout"}""")]
    [InlineData("""{"to":null,"kind":"timeout"}""")]
    [InlineData("""{"to":"","kind":"timeout"}""")]
    [InlineData("""{"to":"hello","kind":"timeout"}""")]
    [InlineData("""{"to":"07400123456","kind":"timeout"}""")]
    [InlineData("""{"to":"all"}""")]
    [InlineData("""{"to":"all","kind":"Timeout"}""")]
    [InlineData("""{"to":"all","kind":"delay"}""")]
    [InlineData("""{"to":"all","kind":"delay","seconds":0}""")]
    [InlineData("""{"to":"all","kind":"delay","seconds":61}""")]
    [InlineData("""{"to":"all","kind":"delay","seconds":1.5}""")]
    [InlineData("""{"to":"all","kind":"delay","seconds":"5"}""")]
    [InlineData("""{"to":"all","kind":"refusal"}""")]
    [InlineData("""{"to":"all","kind":"refusal","code":9999}""")]
    [InlineData("""{"to":"all","kind":"refusal","code":100000}""")]
    [InlineData("""{"to":"all","kind":"timeout","ones":true}""")]
    [InlineData("""{"to":"all","kind":"timeout","kind":"reset"}""")]
    [InlineData("""[{"to":"all","kind":"timeout"}]""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task What_cannot_be_read_is_a_400_and_changes_nothing(string body)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var answer = await PutAsync(host, body);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"request_invalid\"", await TextAsync(answer), StringComparison.Ordinal);
        Assert.Equal("[]", await host.GetStringAsync(Route));
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("text/plain")]
    [InlineData("multipart/form-data; boundary=x")]
    public async Task A_body_that_another_sites_form_could_send_is_not_taken(string contentType)
    {
        await using var host = await DevPhoneHost.StartAsync();

        var answer = await PutAsync(host, """{"to":"all","kind":"timeout"}""", contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("[]", await host.GetStringAsync(Route));
    }

    [Fact]
    public async Task A_failure_that_is_not_named_well_is_not_removed()
    {
        await using var host = await DevPhoneHost.StartAsync();
        await PutAsync(host, """{"to":"all","kind":"timeout"}""");

        foreach (var query in (string[])["?to=", "?to=hello", "?to=all&to=all"])
            Assert.Equal(HttpStatusCode.BadRequest, (await host.Client.DeleteAsync(Route + query, CancellationToken)).StatusCode);

        Assert.NotEqual("[]", await host.GetStringAsync(Route));
    }

    private static Task<HttpResponseMessage> PutAsync(DevPhoneHost host, string body, string contentType = "application/json")
    {
        var content = new StringContent(body, Encoding.UTF8);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return host.Client.PutAsync(Route, content, CancellationToken);
    }

    private static Task<string> TextAsync(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(CancellationToken);
}
