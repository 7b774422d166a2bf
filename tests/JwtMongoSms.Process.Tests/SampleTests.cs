using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>What the sample shows to whoever has just started it.</summary>
public sealed partial class SampleTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_front_door_says_who_is_signed_in_and_every_link_leads_somewhere()
    {
        using var home = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        using (var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"), Cancelled))
        {
            Assert.True(head.IsSuccessStatusCode);
            Assert.Contains("frame-ancestors 'none'", head.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }

        var page = (await server.GetAsync("/")).MustBe(200).Text;
        Assert.Contains("You are not signed in", page, StringComparison.Ordinal);

        var links = Link().Matches(page).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("/scalar", links);
        Assert.Contains("/health", links);
        foreach (var link in links)
            (await server.GetAsync(link)).MustBe(200);

        var person = await server.SignInAsync(Given.PhoneNumber().E164);
        Assert.Contains(
            $"Signed in as <bdi class=\"jms-number\">{person.PhoneNumber}</bdi>".Replace("+", "&#x2B;", StringComparison.Ordinal),
            (await server.GetAsync("/", person.AccessToken)).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PhoneSignIn")]
    [InlineData("GraphQLSignIn")]
    [InlineData("NativeSignIn")]
    public async Task A_sample_tells_a_start_that_fails_in_one_line_for_each_mistake(string sample)
    {
        using var home = new TemporaryFolder();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var setup = PhoneSignIn.In(home.Path, sample) with { Url = $"http://{taken.LocalEndpoint}" };

        var used = await FailedStartAsync(setup);
        var unset = await FailedStartAsync(setup with { Environment = "Production" });

        Assert.Contains($"      The application can't listen on {setup.Url}: Failed to bind to address", used, StringComparison.Ordinal);
        Assert.Contains("      JwtMongoSms:Secret (JwtMongoSms__Secret) is missing", unset, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_route_answers_HEAD_as_GET()
    {
        using var home = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        var person = await server.SignInAsync(Given.PhoneNumber().E164);
        foreach (var token in new[] { null, person.AccessToken })
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, "/hello");
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var head = await server.Client.SendAsync(request, Cancelled);
            Assert.Equal((await server.GetAsync("/hello", token)).Status, (int)head.StatusCode);
        }
    }

    [Fact]
    public async Task The_description_is_OpenAPI_3_1_with_every_route_its_bodies_its_problems_and_what_wants_a_token()
    {
        using var home = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        var description = (await server.GetAsync("/openapi/v1.json")).MustBe(200).Json;
        Assert.StartsWith("3.1.", description.GetProperty("openapi").GetString(), StringComparison.Ordinal);

        var operations = description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Key: $"{operation.Name} {path.Name}", operation.Value)))
            .ToDictionary(operation => operation.Key, operation => operation.Value);
        Assert.DoesNotContain(operations.Keys, operation => operation.StartsWith("head", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["202", "400", "403", "429", "503"], StatusesOf(operations["post /auth/code"]));
        Assert.Equal(["200", "400", "503"], StatusesOf(operations["post /auth/code/status"]));
        Assert.Equal(["200", "400", "403", "429", "503"], StatusesOf(operations["post /auth/token"]));
        Assert.Equal(["200", "401", "503"], StatusesOf(operations["get /auth/me"]));
        Assert.Equal(["204", "400", "401", "503"], StatusesOf(operations["post /auth/sign-out"]));
        Assert.Equal(["204", "400", "401", "503"], StatusesOf(operations["post /auth/sign-out-everywhere"]));
        Assert.Equal(["200", "401", "503"], StatusesOf(operations["get /auth/sessions"]));
        Assert.Equal(["204", "401", "404", "503"], StatusesOf(operations["delete /auth/sessions/{id}"]));
        Assert.Equal(["202", "400", "401", "403", "429", "503"], StatusesOf(operations["post /auth/phone"]));
        Assert.Equal(["200", "400", "401", "403", "409", "429", "503"], StatusesOf(operations["post /auth/phone/verify"]));
        Assert.Equal(["204", "401", "403", "503"], StatusesOf(operations["delete /auth/me"]));

        Assert.Equal(
            [
                "post /auth/code", "post /auth/code/status", "post /auth/phone", "post /auth/phone/verify", "post /auth/token",
                "post /auth/token/refresh",
            ],
            operations.Where(operation => operation.Value.TryGetProperty("requestBody", out _)).Select(operation => operation.Key).Order());
        Assert.Contains("refreshToken", operations["post /auth/sign-out"].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            [
                "delete /auth/me", "delete /auth/sessions/{id}", "get /auth/me", "get /auth/sessions", "get /hello", "post /auth/phone",
                "post /auth/phone/verify", "post /auth/sign-out-everywhere",
            ],
            operations.Where(operation => operation.Value.TryGetProperty("security", out _)).Select(operation => operation.Key).Order());
        var schemes = description.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("http", schemes.GetProperty("bearer").GetProperty("type").GetString());
    }

    private static async Task<string> FailedStartAsync(ServerSetup setup)
    {
        await using var server = ServerProcess.Start(setup);
        Assert.Equal(1, await server.ExitAsync(Cancelled));
        Assert.Equal(0, server.Output.Count("   at "));
        return server.Output.Text;
    }

    private static IEnumerable<string> StatusesOf(JsonElement operation)
        => operation.GetProperty("responses").EnumerateObject().Select(response => response.Name).Order();

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Link();
}
