using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using JwtMongoSms.AspNetCore.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Tests;

/// <summary>A real application that serves GraphQL beside the REST routes.</summary>
internal sealed class SignInApp : IAsyncDisposable
{
    public const string Phone = "+447400123456";

    private SignInApp(TestApp rest) => Rest = rest;

    public TestApp Rest { get; }

    public ISchema Schema => Rest.Services.GetRequiredService<ISchema>();

    /// <summary>Starts an application whose schema has sign-in only.</summary>
    public static Task<SignInApp> StartAsync(
        Dictionary<string, string?>? settings = null,
        Action<SignInSchemaOptions>? options = null,
        Action<IServiceCollection>? services = null,
        string? folder = null,
        bool keepFolder = false,
        Action<GraphQLEndpointOptions>? bounds = null,
        Func<StoreFailure?>? findFailure = null)
        => StartAsync(
            settings,
            builder =>
            {
                builder.AddJwtMongoSmsGraphQL(options);
                if (findFailure is not null)
                    StoreSwitch.Add(builder.Services, findFailure);
            },
            services,
            folder,
            keepFolder,
            bounds);

    /// <summary>Starts an application with a schema of its own.</summary>
    public static Task<SignInApp> StartWithAsync(Action<IGraphQLBuilder> build, Action<IServiceCollection>? services = null)
        => StartAsync(
            settings: null,
            builder => builder.Services.AddGraphQL(graphQL => build(graphQL.AddSystemTextJson())),
            services,
            folder: null,
            keepFolder: false,
            bounds: null);

    /// <summary>Sends a document.</summary>
    /// <returns>The whole response, with <c>data</c> and <c>errors</c>.</returns>
    public async Task<JsonElement> AskAsync(string query, object? variables = null, string? token = null, string? operationName = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = JsonContent.Create(new { query, variables, operationName });
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);

        using var response = await Rest.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>Sends a document that has one field, and expects no error.</summary>
    public async Task<JsonElement> GetAsync(string query, object? variables = null, string? token = null)
    {
        var response = await AskAsync(query, variables, token);
        Assert.False(response.TryGetProperty("errors", out var errors), errors.ToString());
        return response.GetProperty("data").EnumerateObject().Single().Value;
    }

    /// <summary>Sends a document and expects one error.</summary>
    /// <returns>Its <c>extensions</c>.</returns>
    public async Task<JsonElement> FailAsync(string query, object? variables = null, string? token = null)
    {
        var response = await AskAsync(query, variables, token);
        Assert.True(response.TryGetProperty("errors", out var errors), response.ToString());
        return Assert.Single(errors.EnumerateArray()).GetProperty("extensions");
    }

    /// <summary>Signs in as a client of the npm package does.</summary>
    public async Task<string> SignInByNumberAsync(string phoneNumber = Phone)
    {
        var authCode = await SendByNumberAsync(phoneNumber);
        var session = await GetAsync(Documents.VerifyAuthCode, new { phoneNumber, authCode });
        return session.GetProperty("authToken").GetString()!;
    }

    public async Task<string> SendByNumberAsync(string phoneNumber = Phone)
    {
        var sent = (await Rest.MessagesAsync(phoneNumber)).Count;
        Assert.True((await GetAsync(Documents.SendAuthCode, new { phoneNumber })).GetBoolean());
        return (await Rest.CodesAsync(phoneNumber, sent + 1))[0];
    }

    /// <summary>Signs in with <c>startSignIn</c> and <c>verifySignIn</c>.</summary>
    public async Task<JsonElement> SignInAsync(string phoneNumber = Phone)
    {
        var (challengeId, code) = await StartSignInAsync(phoneNumber);
        return await GetAsync(Documents.VerifySignIn, new { challengeId, code });
    }

    public async Task<(string ChallengeId, string Code)> StartSignInAsync(string phoneNumber = Phone)
    {
        var sent = (await Rest.MessagesAsync(phoneNumber)).Count;
        var challenge = await GetAsync(Documents.StartSignIn, new { phoneNumber });
        return (challenge.GetProperty("challengeId").GetString()!, (await Rest.CodesAsync(phoneNumber, sent + 1))[0]);
    }

    public ValueTask DisposeAsync() => Rest.DisposeAsync();

    private static async Task<SignInApp> StartAsync(
        Dictionary<string, string?>? settings,
        Action<WebApplicationBuilder> build,
        Action<IServiceCollection>? services,
        string? folder,
        bool keepFolder,
        Action<GraphQLEndpointOptions>? bounds)
        => new(await TestApp.StartAsync(
            settings,
            services: services,
            folder: folder,
            keepFolder: keepFolder,
            build: build,
            map: app => app.MapJwtMongoSmsGraphQL(configure: bounds)));
}
