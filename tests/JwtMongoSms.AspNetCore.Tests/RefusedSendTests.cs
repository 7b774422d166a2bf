using System.Text.Json;
using JwtMongoSms.AspNetCore.Tests.Acceptance;
using JwtMongoSms.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>A challenge is closed when every one of its sends was refused, and only then.</summary>
public sealed class RefusedSendTests
{
    private static readonly string Phone = Given.PhoneNumber().E164;
    private static readonly SendResult Refused = PlannedSender.Refused(DeliveryFailureClass.NoConnection);

    [Fact]
    public async Task A_resend_that_is_refused_leaves_the_code_good_that_was_sent_before()
    {
        var results = new Queue<SendResult>([PlannedSender.Accepted, Refused]);
        var sender = new PlannedSender(_ => Task.FromResult(results.Dequeue()));
        await using var app = await TestApp.StartAsync(services: services => services.AddSingleton<IMessageSender>(sender));
        var challengeId = await AskAsync(app, new { phoneNumber = Phone });
        await LoggedAsync(app, "the provider accepted it");

        app.Time.Advance(TimeSpan.FromSeconds(30));
        await AskAsync(app, new { challengeId });
        await LoggedAsync(app, "was refused");
        app.Time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("sent", (await StatusAsync(app, challengeId)).GetProperty("delivery").GetString());
        using var answer = await app.PostAsync("/auth/token", new { challengeId, code = sender.Requests.First().Message.Code.Digits });
        await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    [Fact]
    public async Task While_sign_up_is_closed_a_refused_send_looks_like_one_that_was_sent_and_like_none()
    {
        var sender = new PlannedSender(_ => Task.FromResult(Refused));
        await using var app = await TestApp.StartAsync(
            new() { ["Users:AllowSignUp"] = "false" }, services: services => services.AddSingleton<IMessageSender>(sender));
        var users = app.Services.GetRequiredService<IPhoneUserStore>();
        await users.GetOrAddAsync(Given.PhoneNumber(), allowSignUp: true, app.Time.GetUtcNow(), TestContext.Current.CancellationToken);

        var known = await AskAsync(app, new { phoneNumber = Phone });
        var unknown = await AskAsync(app, new { phoneNumber = Given.PhoneNumber(7).E164 });
        await LoggedAsync(app, "was refused");
        app.Time.Advance(TimeSpan.FromSeconds(3));

        var status = await StatusAsync(app, known);
        Assert.Equal(("sent", 27), (status.GetProperty("delivery").GetString(), status.GetProperty("resendInSeconds").GetInt32()));
        Assert.Equal((await StatusAsync(app, unknown)).GetRawText(), status.GetRawText());
        foreach (var challengeId in new[] { known, unknown })
        {
            using var resend = await app.PostAsync("/auth/code", new { challengeId });
            var problem = await TestApp.JsonAsync(resend, StatusCodes.Status429TooManyRequests);
            Assert.Equal("send_cooldown", problem.GetProperty("code").GetString());
        }
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_send_that_finds_the_application_stopping_is_refused_whether_it_is_suppressed_or_not(string allowSignUp)
    {
        var verbs = 0;
        MessageQueue? queue = null;
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        await using var app = await TestApp.StartAsync(
            new() { ["Users:AllowSignUp"] = allowSignUp },
            folder: folder,
            build: builder => StoreProxy.Add(builder.Services, _ =>
            {
                // The challenge is stored after its place in the queue is taken.
                if (++verbs == 2)
                    queue!.Close();
            }));
        queue = app.Services.GetRequiredService<MessageQueue>();

        using var answer = await app.PostAsync("/auth/code", new { phoneNumber = Phone });

        Assert.Equal("busy", (await TestApp.JsonAsync(answer, StatusCodes.Status503ServiceUnavailable)).GetProperty("code").GetString());
        Assert.Equal(1L, StoreRows.Ask(app, "SELECT count(*) FROM challenges WHERE closed_at IS NOT NULL"));
    }

    private static async Task<string> AskAsync(TestApp app, object body)
    {
        using var answer = await app.PostAsync("/auth/code", body);
        return (await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted)).GetProperty("challengeId").GetString()!;
    }

    private static async Task<JsonElement> StatusAsync(TestApp app, string challengeId)
    {
        using var answer = await app.PostAsync("/auth/code/status", new { challengeId });
        return await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    private static async Task LoggedAsync(TestApp app, string outcome)
    {
        while (!app.Logs.Lines.Any(line => line.Text.Contains(outcome, StringComparison.Ordinal)))
            await Task.Yield();
    }
}
