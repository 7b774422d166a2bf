using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using GraphQL;
using GraphQL.Types;
using JwtMongoSms.AspNetCore.Tests;
using JwtMongoSms.GraphQL.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TestSupport;

namespace JwtMongoSms.GraphQL.Tests.Http;

/// <summary>An application with a GraphQL schema of its own, over real HTTP.</summary>
internal sealed class HttpApp(TestApp app) : IAsyncDisposable
{
    public const string Json = "application/json";
    public const string GraphQLResponse = "application/graphql-response+json";

    public TestApp App => app;

    public static async Task<HttpApp> StartAsync(
        ISchema? schema = null,
        Action<GraphQLEndpointOptions>? configure = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? map = null,
        string environment = "Development",
        Dictionary<string, string?>? settings = null,
        Func<StoreFailure?>? findFailure = null)
    {
        var app = await TestApp.StartAsync(
            settings,
            environment,
            services: collection =>
            {
                collection.AddGraphQL(builder => builder.AddSchema(schema ?? LibrarySchema.New()).AddSystemTextJson());
                AuthorizationStep.Register(collection);
                services?.Invoke(collection);
            },
            build: builder =>
            {
                if (findFailure is not null)
                    StoreSwitch.Add(builder.Services, findFailure);
            },
            map: routes =>
            {
                routes.MapJwtMongoSmsGraphQL(configure: configure);
                map?.Invoke(routes);
            });
        return new HttpApp(app);
    }

    public async Task<string> SignInAsync() => (await app.SignInAsync(Given.PhoneNumber().E164)).GetProperty("accessToken").GetString()!;

    /// <summary>Posts a document as clients do.</summary>
    public Task<Response> PostAsync(
        string query,
        object? variables = null,
        string? accept = GraphQLResponse,
        string? token = null,
        string? operationName = null,
        Action<HttpRequestMessage>? change = null)
        => SendAsync(HttpMethod.Post, "/graphql", JsonContent.Create(new { query, variables, operationName }), accept, token, change);

    public Task<Response> PostRawAsync(string body, string contentType = Json, string? accept = GraphQLResponse)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return SendAsync(HttpMethod.Post, "/graphql", content, accept);
    }

    public async Task<Response> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        string? accept = GraphQLResponse,
        string? token = null,
        Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        change?.Invoke(request);
        using var response = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.Headers.CacheControl?.NoStore, "No response is kept.");
        var json = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        return new Response((int)response.StatusCode, json, response.Headers, response.Content.Headers);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Response(int Status, JsonElement Body, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
    {
        public string? ContentType => ContentHeaders.ContentType?.ToString();

        public JsonElement Data => Body.GetProperty("data");

        public int Errors => Body.TryGetProperty("errors", out var errors) ? errors.GetArrayLength() : 0;

        public string? Code => FirstError?.GetProperty("extensions").GetProperty("code").GetString();

        public string? Message => FirstError?.GetProperty("message").GetString();

        private JsonElement? FirstError => Body.TryGetProperty("errors", out var errors) ? errors[0] : null;

        /// <summary>Asserts that nothing was executed.</summary>
        public Response MustBeRejected(int status, string? code = null)
        {
            Assert.True(Status == status, $"{Status} and not {status}: {Body}");
            Assert.False(Body.TryGetProperty("data", out _), "There is no data entry.");
            if (code is not null)
                Assert.Equal(code, Code);
            return this;
        }

        public JsonElement MustBeData()
        {
            Assert.True(Status == 200 && Errors == 0, $"{Status}: {Body}");
            return Data;
        }
    }
}
