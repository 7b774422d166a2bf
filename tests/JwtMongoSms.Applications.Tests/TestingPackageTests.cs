using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests;

/// <summary>The package for tests, as the tests of an application use it.</summary>
public sealed class TestingPackageTests
{
    private const string OtherNumber = "+447400000002";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_is_signed_in_by_one_call_with_the_test_sender_and_with_the_dev_phone(bool hasTestSender)
    {
        await using var application = await StartAsync(hasTestSender);
        using var first = await application.CreateSignedInClientAsync();
        using var again = await application.CreateSignedInClientAsync();
        using var other = await application.CreateSignedInClientAsync(OtherNumber);

        var id = await first.GetStringAsync("/who", Cancelled);
        Assert.Equal(id, await again.GetStringAsync("/who", Cancelled));
        Assert.NotEqual(id, await other.GetStringAsync("/who", Cancelled));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_that_is_still_to_be_sent_is_waited_for(bool hasTestSender)
    {
        await using var application = await StartAsync(hasTestSender);
        var reading = application.CreateClient().ReadCodeAsync(application.Services, Application.PhoneNumber, Cancelled);

        await application.PostAsync("/auth/code", new { phoneNumber = OtherNumber }, HttpStatusCode.Accepted);
        var sent = await application.PostAsync("/auth/code", new { phoneNumber = Application.PhoneNumber }, HttpStatusCode.Accepted);

        var challengeId = sent.GetProperty("challengeId").GetString();
        await application.PostAsync("/auth/token", new { challengeId, code = await reading }, HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_test_sender_tells_two_codes_to_one_number_apart_and_shows_what_was_sent()
    {
        await using var application = await StartAsync(hasTestSender: true);
        var sender = application.Services.GetRequiredService<TestSender>();
        for (var send = 0; send < 2; send++)
        {
            var sent = await application.PostAsync("/auth/code", new { phoneNumber = Application.PhoneNumber }, HttpStatusCode.Accepted);
            Assert.True(ChallengeId.TryParse(sent.GetProperty("challengeId").GetString(), out var challenge));
            var code = await sender.GetCodeOfChallengeAsync(challenge, Cancelled);
            await application.PostAsync("/auth/token", new { challengeId = challenge.Value, code }, HttpStatusCode.OK);
        }

        Assert.Equal(2, sender.Codes.Count);
        Assert.Equal(sender.Codes[^1].Message.Code.Digits, await sender.GetCodeAsync(Application.PhoneNumber, Cancelled));
        Assert.Empty(sender.Notices);
    }

    [Fact]
    public async Task A_route_that_fails_is_told_with_its_status_and_its_problem()
    {
        await using var application = await StartAsync(hasTestSender: true);

        var thrown = await Assert.ThrowsAsync<HttpRequestException>(() => application.CreateSignedInClientAsync("+4474"));

        Assert.Equal(HttpStatusCode.BadRequest, thrown.StatusCode);
        Assert.Contains("POST /auth/code answered 400", thrown.Message);
        Assert.Contains("phone_invalid", thrown.Message);
    }

    private static Task<Application> StartAsync(bool hasTestSender) => Application.StartAsync(builder =>
    {
        builder.AddJwtMongoSms();
        if (hasTestSender)
            builder.Services.AddTestSender();
    });
}
