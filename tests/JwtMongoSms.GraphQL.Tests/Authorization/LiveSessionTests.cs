using GraphQL;
using GraphQL.Types;
using JwtMongoSms.AspNetCore.Tests;
using JwtMongoSms.GraphQL.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using TestSupport;

namespace JwtMongoSms.GraphQL.Tests.Authorization;

/// <summary>Fields whose effect can't be undone ask the store whether the session has ended at another instance.</summary>
public sealed class LiveSessionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Documents.SignOutEverywhere)]
    [InlineData("mutation { endSession(id: \"AAAAAAAAAAAAAAAAAAAAAA\") }")]
    public async Task An_ended_session_ends_no_other_though_it_is_still_cached(string document)
    {
        await using var app = await SignInApp.StartAsync();
        var token = (await app.SignInAsync()).GetProperty("accessToken").GetString();
        await app.GetAsync(Documents.Viewer, token: token);
        var userId = await EndElsewhereAsync(app.Rest);
        await app.GetAsync(Documents.Viewer, token: token);
        await app.Rest.Services.GetRequiredService<ISessionService>().StartAsync(userId, cancellationToken: Cancelled);

        Assert.Equal("TOKEN_INVALID", (await app.FailAsync(document, token: token)).GetProperty("code").GetString());
        Assert.Single(await app.Rest.Services.GetRequiredService<ISessionService>().ListAsync(userId, Cancelled));
    }

    [Fact]
    public async Task A_field_of_the_applications_own_can_require_it_beside_policies_and_roles()
    {
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("read").Authorize().Resolve(_ => "read");
        query.Field<StringGraphType>("erase").RequireLiveSession().Resolve(_ => "erased");
        query.Field<StringGraphType>("admin").AuthorizeWithRoles("admin").RequireLiveSession().Resolve(_ => "erased");
        await using var app = await HttpApp.StartAsync(new Schema { Query = query });
        (await app.PostAsync("{ erase }")).MustBeRejected(401, "TOKEN_INVALID");
        var token = await app.SignInAsync();
        (await app.PostAsync("{ read erase }", token: token)).MustBeData();
        (await app.PostAsync("{ admin }", token: token)).MustBeRejected(403, "FORBIDDEN");

        await EndElsewhereAsync(app.App);
        (await app.PostAsync("{ read }", token: token)).MustBeData();
        (await app.PostAsync("{ erase }", token: token)).MustBeRejected(401, "TOKEN_INVALID");
    }

    [Fact]
    public async Task A_store_that_cannot_answer_is_told_as_such_and_not_as_the_end_of_the_session()
    {
        StoreFailure? failure = null;
        var query = new ObjectGraphType { Name = "Query" };
        query.Field<StringGraphType>("erase").RequireLiveSession().Resolve(_ => "erased");
        await using var app = await HttpApp.StartAsync(new Schema { Query = query }, findFailure: () => failure);
        var token = await app.SignInAsync();
        (await app.PostAsync("{ erase }", token: token)).MustBeData();
        failure = StoreFailure.Unavailable;
        (await app.PostAsync("{ erase }", token: token)).MustBeRejected(503, "STORE_UNAVAILABLE");
        failure = null;
        (await app.PostAsync("{ erase }", token: token)).MustBeData();
    }

    // Past this instance's cache, as another instance does it.
    private static async Task<UserId> EndElsewhereAsync(TestApp app)
    {
        var users = app.Services.GetRequiredService<IPhoneUserStore>();
        var user = await users.FindByPhoneNumberAsync(Given.PhoneNumber(), Cancelled);
        await app.Services.GetRequiredService<ISessionStore>().RevokeAllAsync(user!.Id, except: null, app.Time.GetUtcNow(), Cancelled);
        return user.Id;
    }
}
