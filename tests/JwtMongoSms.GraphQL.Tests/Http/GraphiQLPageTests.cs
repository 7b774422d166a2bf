using System.Net;
using GraphQL.Types;
using JwtMongoSms.AspNetCore.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>Which requests get GraphiQL.</summary>
public sealed class GraphiQLPageTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_browser_on_this_machine_gets_a_page_that_runs_nothing_but_its_own_files_below_any_prefix()
    {
        await using var app = await HttpApp.StartAsync(map: routes => routes.MapGroup("/api").MapJwtMongoSmsGraphQL());
        foreach (var path in (string[])["/graphql", "/api/graphql", "/api/graphql/"])
        {
            using var response = await OpenAsync(app.App, path);
            var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.Equal("text/html; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
            Assert.True(response.Headers.CacheControl?.NoStore);
            Assert.Contains($"data-endpoint=\"{path.TrimEnd('/')}\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("http", html, StringComparison.Ordinal);
            foreach (var file in (string[])["react.js", "react-dom.js", "graphiql.js", "page.js", "graphiql.css", "page.css"])
            {
                Assert.Contains($"\"{path.TrimEnd('/')}/graphiql/{file}\"", html, StringComparison.Ordinal);
                using var asset = await app.App.GetAsync($"{path.TrimEnd('/')}/graphiql/{file}");
                Assert.Equal(HttpStatusCode.OK, asset.StatusCode);
                var contentType = file.EndsWith("js", StringComparison.Ordinal) ? "text/javascript" : "text/css";
                Assert.Equal(contentType, asset.Content.Headers.ContentType?.MediaType);
            }
        }
    }

    [Fact]
    public async Task HEAD_is_answered_as_GET_and_where_there_is_no_GET_it_is_refused_alike()
    {
        await using var shown = await HttpApp.StartAsync();
        await using var closed = await HttpApp.StartAsync(configure: options => options.Introspection = false);
        foreach (var (app, path) in new[] { (shown, "/graphql"), (shown, "/graphql/graphiql/page.js"), (closed, "/graphql") })
        {
            using var get = await OpenAsync(app.App, path);
            using var head = await OpenAsync(app.App, path, method: HttpMethod.Head);
            Assert.Equal((get.StatusCode, $"{get.Content.Headers.Allow}"), (head.StatusCode, $"{head.Content.Headers.Allow}"));
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("Host", "attacker.example")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    public async Task A_request_from_elsewhere_gets_none(string header, string value)
    {
        await using var app = await HttpApp.StartAsync();
        foreach (var path in (string[])["/graphql", "/graphql/graphiql/graphiql.js"])
        {
            using var response = await OpenAsync(app.App, path, (header, value));
            Assert.Equal(path == "/graphql" ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task There_is_none_without_introspection()
    {
        await using var closed = await HttpApp.StartAsync(configure: options => options.Introspection = false);
        using var refused = await OpenAsync(closed.App, "/graphql");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        using var missing = await OpenAsync(closed.App, "/graphql/graphiql/graphiql.js");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_query_in_the_address_is_not_executed_for_a_browser_either()
    {
        var isRead = false;
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<BooleanGraphType>("hello").Resolve(_ => isRead = true);
        await using var app = await HttpApp.StartAsync(new Schema { Query = query });
        using var page = await OpenAsync(app.App, "/graphql?query=%7B%20hello%20%7D");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.False(isRead);
    }

    [Fact]
    public async Task Conventions_reach_the_files_of_the_page_too()
    {
        await using var app = await HttpApp.StartAsync(
            map: routes => routes.MapJwtMongoSmsGraphQL("/there").RequireHost("graphql.localhost"));
        foreach (var path in (string[])["/there", "/there/graphiql/page.js"])
        {
            using var elsewhere = await OpenAsync(app.App, path);
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
            using var there = await OpenAsync(app.App, path, ("Host", "graphql.localhost"));
            Assert.Equal(HttpStatusCode.OK, there.StatusCode);
        }
    }

    [Fact]
    public async Task Production_has_no_GraphiQL_and_reveals_nothing_of_its_schema()
    {
        await using var app = await TestApp.StartAsync(
            new() { ["PublicBaseUrl"] = "https://example.com", ["Limits:Countries"] = "GB" },
            "Production",
            services: services => services.AddSingleton<IMessageSender>(new SilentSender()),
            build: builder => builder.AddJwtMongoSmsGraphQL(),
            map: routes => routes.MapJwtMongoSmsGraphQL());
        using var page = await OpenAsync(app, "/graphql");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, page.StatusCode);
        using var file = await OpenAsync(app, "/graphql/graphiql/graphiql.js");
        Assert.Equal(HttpStatusCode.NotFound, file.StatusCode);
        foreach (var query in (string[])["{ __schema { types { name } } }", "{ viewr { phoneNumber } }"])
        {
            using var response = await app.PostAsync("/graphql", new { query });
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.DoesNotContain("viewer", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static async Task<HttpResponseMessage> OpenAsync(
        TestApp app, string path, (string Name, string Value)? header = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", Browser);
        if (header is { } more)
            request.Headers.TryAddWithoutValidation(more.Name, more.Value);
        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private sealed class SilentSender : IMessageSender
    {
        public Task<SendResult> SendAsync(DeliveryRequest request, CancellationToken cancellationToken)
            => throw new NotSupportedException();

        public Task<SendResult> SendNoticeAsync(NoticeRequest request, CancellationToken cancellationToken)
            => throw new NotSupportedException();
    }
}
