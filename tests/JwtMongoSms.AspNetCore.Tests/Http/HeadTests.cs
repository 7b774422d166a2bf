using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace JwtMongoSms.AspNetCore.Tests.Http;

/// <summary>HEAD is answered wherever GET is, as GET is and without a body (RFC 9110 9.3.2).</summary>
public sealed class HeadTests
{
    private static readonly string[] OfTheTests = ["/guarded", "/open", "/health"];

    [Fact]
    public async Task Every_route_of_GET_answers_HEAD_alike_and_without_a_body()
    {
        await using var app = await TestApp.StartAsync();
        var (accessToken, _) = await app.StartSessionAsync();
        var paths = Endpoints(app).Where(endpoint => MethodsOf(endpoint).Contains("GET"))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/')).Except(OfTheTests).ToList();
        Assert.Superset(
            new HashSet<string> { "/auth/me", "/auth/sessions", "/.well-known/jwks.json", "/sign-in", "/dev/phone/api/events" },
            paths.ToHashSet());

        foreach (var path in paths)
        {
            using var get = await SendAsync(HttpMethod.Get, path);
            using var head = await SendAsync(HttpMethod.Head, path);
            Assert.Equal((path, get.StatusCode), (path, head.StatusCode));
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal(get.Headers.CacheControl, head.Headers.CacheControl);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        // The events of the dev phone never end.
        async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path)
        {
            using var request = new HttpRequestMessage(method, path);
            request.Headers.Authorization = new("Bearer", accessToken);
            return await app.Client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task HEAD_wants_the_user_that_GET_wants()
    {
        await using var app = await TestApp.StartAsync();
        foreach (var path in (string[])["/auth/me", "/auth/sessions"])
            Assert.Equal(401, await app.SendAsync(HttpMethod.Head, path).StatusAsync());
    }

    [Fact]
    public async Task No_description_lists_HEAD()
    {
        await using var app = await TestApp.StartAsync(services: services => services.AddEndpointsApiExplorer());
        var described = app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(group => group.Items).Select(description => $"{description.HttpMethod} {description.RelativePath}").ToList();
        Assert.Contains("GET auth/me", described);
        Assert.DoesNotContain(described, description => description.StartsWith("HEAD", StringComparison.Ordinal));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestApp app)
        => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static IReadOnlyList<string> MethodsOf(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
}
