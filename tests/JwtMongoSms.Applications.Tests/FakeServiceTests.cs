using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests;

/// <summary>An application's tests replace our services, before or after they are registered.</summary>
public sealed class FakeServiceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_routes_use_an_ISignInService_of_the_applications_tests(bool isFirst)
    {
        await using var application = await StartAsync<ISignInService, FakeSignIn>(isFirst);

        var sent = await application.PostAsync("/auth/code", new { phoneNumber = Application.PhoneNumber }, HttpStatusCode.Accepted);
        var challengeId = sent.GetProperty("challengeId").GetString();
        var signedIn = await application.PostAsync("/auth/token", new { challengeId, code = FakeSignIn.Code }, HttpStatusCode.OK);
        var wrong = await application.PostAsync("/auth/token", new { challengeId, code = "111111" }, HttpStatusCode.BadRequest);
        var early = await application.PostAsync("/auth/code", new { challengeId }, HttpStatusCode.TooManyRequests);

        Assert.Equal(FakeSession.UserId.Value, UserIdIn(signedIn));
        Assert.Equal(("code_incorrect", 3), (CodeIn(wrong), wrong.GetProperty("attemptsLeft").GetInt32()));
        Assert.Equal(7, early.GetProperty("retryAfterSeconds").GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_routes_use_an_ISessionService_of_the_applications_tests(bool isFirst)
    {
        await using var application = await StartAsync<ISessionService, FakeSessions>(isFirst);

        var refreshed = await application.PostAsync(
            "/auth/token/refresh", new { refreshToken = FakeSessions.RefreshToken }, HttpStatusCode.OK);
        var other = await application.PostAsync("/auth/token/refresh", new { refreshToken = "other" }, HttpStatusCode.Unauthorized);
        await application.PostAsync("/auth/sign-out", new { refreshToken = FakeSessions.RefreshToken }, HttpStatusCode.NoContent);

        Assert.Equal((FakeSession.UserId.Value, "refresh_invalid"), (UserIdIn(refreshed), CodeIn(other)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_routes_use_an_IAccountService_of_the_applications_tests(bool isFirst)
    {
        await using var application = await StartAsync<IAccountService, FakeAccounts>(isFirst);
        using var client = await application.CreateSignedInClientAsync();

        var sent = await application.PostAsync("/auth/phone", new { phoneNumber = "+447400123457" }, HttpStatusCode.Accepted, client);
        var challengeId = sent.GetProperty("challengeId").GetString();
        var taken = await application.PostAsync(
            "/auth/phone/verify", new { challengeId, code = "000000" }, HttpStatusCode.Conflict, client);

        Assert.Equal("phone_taken", CodeIn(taken));
    }

    private static Task<Application> StartAsync<TService, TFake>(bool isFirst)
        where TService : class
        where TFake : class, TService
        => Application.StartAsync(builder =>
        {
            if (!isFirst)
                builder.AddJwtMongoSms();

            builder.Services.AddScoped<TService, TFake>();
            if (isFirst)
                builder.AddJwtMongoSms();
        });

    private static string? UserIdIn(JsonElement signedIn) => signedIn.GetProperty("user").GetProperty("id").GetString();

    private static string? CodeIn(JsonElement problem) => problem.GetProperty("code").GetString();
}
