using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests;

public sealed class FakeServiceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_routes_use_an_ISignInService_of_the_applications_tests_in_whatever_order_it_is_registered(bool isFirst)
    {
        await using var application = await Application.StartAsync(builder =>
        {
            if (!isFirst)
                builder.AddJwtMongoSms();

            builder.Services.AddScoped<ISignInService, FakeSignIn>();
            if (isFirst)
                builder.AddJwtMongoSms();
        });

        var sent = await application.PostAsync("/auth/code", new { phoneNumber = Application.PhoneNumber }, HttpStatusCode.Accepted);
        var challengeId = sent.GetProperty("challengeId").GetString();
        var signedIn = await application.PostAsync("/auth/token", new { challengeId, code = FakeSignIn.Code }, HttpStatusCode.OK);
        var wrong = await application.PostAsync("/auth/token", new { challengeId, code = "111111" }, HttpStatusCode.BadRequest);
        var early = await application.PostAsync("/auth/code", new { challengeId }, HttpStatusCode.TooManyRequests);

        Assert.Equal(FakeSignIn.UserId.Value, signedIn.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(("code_incorrect", 3), (wrong.GetProperty("code").GetString(), wrong.GetProperty("attemptsLeft").GetInt32()));
        Assert.Equal(7, early.GetProperty("retryAfterSeconds").GetInt32());
    }
}
