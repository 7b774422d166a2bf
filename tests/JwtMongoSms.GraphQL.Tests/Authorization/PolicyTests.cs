using GraphQL;
using GraphQL.DI;
using GraphQL.Types;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Tests.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>Roles and policies apply over HTTP as on a route, and a guarded schema that is not enforced does not start.</summary>
public sealed class PolicyTests
{
    [Fact]
    public async Task A_guarded_field_is_for_signed_in_users_and_the_statuses_are_those_of_routes()
    {
        await using var app = await HttpApp.StartAsync();
        var anonymous = await app.PostAsync("{ secret }");
        anonymous.MustBeRejected(401, "TOKEN_INVALID");
        Assert.Equal("Bearer", anonymous.Headers.WwwAuthenticate.ToString());
        (await app.PostAsync("{ secret }", accept: HttpApp.Json)).MustBeRejected(200, "TOKEN_INVALID");

        var token = await app.SignInAsync();
        (await app.PostAsync("{ secret }", token: token)).MustBeData();
        (await app.PostAsync("{ forAdministrators }", token: token)).MustBeRejected(403, "FORBIDDEN");

        // The document is cached by now; authorization is not.
        (await app.PostAsync("{ secret }")).MustBeRejected(401, "TOKEN_INVALID");
    }

    [Fact]
    public async Task A_policy_sees_the_request_and_takes_only_users_of_its_own_schemes()
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("beta").AuthorizeWithPolicy("beta").Resolve(_ => "beta");
        query.Field<StringGraphType>("partner").AuthorizeWithPolicy("partner").Resolve(_ => "partner");
        query.Field<StringGraphType>("ours").AuthorizeWithPolicy("ours").Resolve(_ => "ours");
        await using var app = await HttpApp.StartAsync(
            new Schema { Query = query },
            services: services =>
            {
                services.AddAuthentication(JwtMongoSmsDefaults.AuthenticationScheme).AddCookie("Partner");
                services.AddAuthorization(options =>
                {
                    options.AddPolicy("beta", policy => policy.RequireAssertion(
                        context => context.Resource is HttpContext http && http.Request.Headers.ContainsKey("X-Beta")));
                    options.AddPolicy("partner", policy => policy.AddAuthenticationSchemes("Partner").RequireAuthenticatedUser());
                    options.AddPolicy("ours", policy => policy
                        .AddAuthenticationSchemes(JwtMongoSmsDefaults.AuthenticationScheme).RequireAuthenticatedUser());
                });
            },
            map: routes => routes.MapGet("/partner", () => "partner").RequireAuthorization("partner"));
        var token = await app.SignInAsync();
        (await app.PostAsync("{ ours }", token: token)).MustBeData();
        (await app.PostAsync("{ partner }", token: token)).MustBeRejected(403, "FORBIDDEN");
        (await app.PostAsync("{ beta }", token: token)).MustBeRejected(403, "FORBIDDEN");
        (await app.PostAsync("{ beta }", token: token, change: request => request.Headers.Add("X-Beta", "1"))).MustBeData();
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_stops_the_start_and_is_named()
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("old").AuthorizeWithPolicy("over-18").Resolve(_ => "");
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => HttpApp.StartAsync(new Schema { Query = query }));
        Assert.Contains("Query.old", exception.Message, StringComparison.Ordinal);
        Assert.Contains("over-18", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guarded_schema_without_the_rule_does_not_start_and_an_open_one_does()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => HttpApp.StartAsync(services: services => services.RemoveAll<IConfigureExecution>()));
        Assert.Contains("Query.secret", exception.Message, StringComparison.Ordinal);
        exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => HttpApp.StartAsync(services: services => services.AddSingleton<IDocumentExecuter>(new DocumentExecuter())));
        Assert.Contains("IDocumentExecuter", exception.Message, StringComparison.Ordinal);

        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("hello").Resolve(_ => "hello");
        await using var open = await HttpApp.StartAsync(
            new Schema { Query = query }, services: services => services.AddSingleton<IDocumentExecuter>(new DocumentExecuter()));
        (await open.PostAsync("{ hello }")).MustBeData();
    }

    [Fact]
    public async Task The_endpoint_is_not_mapped_without_the_rule()
    {
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => HttpApp.StartAsync(services: services => services.RemoveAll<AuthorizationStep>()));
        Assert.Contains("AddJwtMongoSmsGraphQL", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fallback_policy_leaves_the_endpoint_to_the_schema()
    {
        await using var app = await HttpApp.StartAsync(services: services =>
            services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
        (await app.PostAsync("{ hello }")).MustBeData();
        (await app.PostAsync("{ secret }")).MustBeRejected(401, "TOKEN_INVALID");
    }
}
