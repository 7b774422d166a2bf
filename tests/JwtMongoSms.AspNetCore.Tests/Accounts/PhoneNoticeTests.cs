using System.Net;
using JwtMongoSms.AspNetCore.Tests.Acceptance;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TestSupport;

namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>The number that an account has left hears of it.</summary>
public sealed class PhoneNoticeTests
{
    private static readonly string Old = Given.PhoneNumber(1).E164;
    private static readonly string New = Given.PhoneNumber(2).E164;

    [Theory]
    [InlineData("fr-CA", "Le numéro de votre compte Tests a été changé. Si ce n'est pas vous, contactez-nous au plus vite.")]
    [InlineData(null, "The phone number of your Tests account was changed. If that wasn't you, contact us at once.")]
    public async Task The_old_number_gets_a_text_without_a_code_in_the_persons_language(string? language, string text)
    {
        await using var app = await TestApp.StartAsync();
        var token = (await app.SignInAsync(Old)).GetProperty("accessToken").GetString()!;
        var challengeId = await AskAsync(app, token, language);
        var code = (await app.CodesAsync(New, 1))[0];
        using (var changed = await SendAsync(app, token, "/auth/phone/verify", new { challengeId, code }))
            await TestApp.JsonAsync(changed, StatusCodes.Status200OK);

        var messages = await app.MessagesAsync(Old);
        while (messages.Count < 2)
            messages = await app.MessagesAsync(Old);

        Assert.Equal((text, null), (messages[0].GetProperty("body").GetString(), messages[0].GetProperty("code").GetString()));
        await app.StopAsync();
        var line = Assert.Single(
            app.Logs.Lines,
            line => line.Text.Contains("the provider accepted it", StringComparison.Ordinal)
                && line.Text.Contains("notice", StringComparison.Ordinal));
        Assert.DoesNotContain(Old[3..], line.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_that_cannot_be_sent_undoes_nothing_and_the_log_says_so()
    {
        foreach (var plan in new Func<Task<SendResult>>[]
        {
            () => Task.FromResult(PlannedSender.Refused(DeliveryFailureClass.OptedOut)),
            () => throw new InvalidDataException("boom " + Old),
            () => Task.FromResult<SendResult>(null!),
        })
        {
            var sender = new PlannedSender(_ => Task.FromResult(PlannedSender.Accepted)) { NoticePlan = _ => plan() };
            await using var app = await StartAsync(sender);
            await ChangeAsync(app, sender);
            await app.StopAsync();
            Assert.Contains(
                app.Logs.Lines,
                line => line.Level >= LogLevel.Warning && line.Text.Contains("The number stays changed", StringComparison.Ordinal));
            Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains("boom", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_answer_does_not_wait_for_the_notice_and_a_shutdown_does()
    {
        var release = new TaskCompletionSource<SendResult>();
        var sender = new PlannedSender(_ => Task.FromResult(PlannedSender.Accepted)) { NoticePlan = _ => release.Task };
        await using var app = await StartAsync(sender);
        await ChangeAsync(app, sender);

        var stopping = app.StopAsync();
        Assert.False(stopping.IsCompleted);
        release.SetResult(PlannedSender.Accepted);
        await stopping;
        Assert.Equal(Old, Assert.Single(sender.Notices).To.E164);
        Assert.Contains(
            app.Logs.Lines,
            line => line.Text.Contains("the provider accepted it as planned-1", StringComparison.Ordinal)
                && line.Text.Contains("notice", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_room_for_its_notice_no_number_moves()
    {
        // Whoever fills the queue first would change a number unnoticed otherwise.
        var release = new TaskCompletionSource<SendResult>();
        var blocked = false;
        var sender = new PlannedSender(_ => Volatile.Read(ref blocked) ? release.Task : Task.FromResult(PlannedSender.Accepted));
        await using var app = await StartAsync(sender);
        var token = (await SignInAsync(app, sender)).GetProperty("accessToken").GetString()!;
        var challengeId = await AskAsync(app, token, language: null);
        var code = await CodeAsync(sender, New);
        Volatile.Write(ref blocked, true);
        await Task.WhenAll(Enumerable.Range(0, 1_100).Select(async i =>
        {
            using var answer = await app.PostAsync("/auth/code", new { phoneNumber = $"+447401{i:000000}" });
        }));

        using (var busy = await SendAsync(app, token, "/auth/phone/verify", new { challengeId, code }))
            Assert.Equal("busy", (await TestApp.JsonAsync(busy, StatusCodes.Status503ServiceUnavailable)).GetProperty("code").GetString());

        release.SetResult(PlannedSender.Accepted);
        HttpResponseMessage later;
        var verify = new { challengeId, code };
        while ((later = await SendAsync(app, token, "/auth/phone/verify", verify)).StatusCode == HttpStatusCode.ServiceUnavailable)
            later.Dispose();

        using (later)
            Assert.Equal(New, (await TestApp.JsonAsync(later, StatusCodes.Status200OK)).GetProperty("phoneNumber").GetString());
    }

    [Fact]
    public async Task A_number_in_a_country_that_is_texted_no_more_gets_none_and_the_log_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("jwtmongosms-").FullName;
        var sender = new PlannedSender(_ => Task.FromResult(PlannedSender.Accepted));
        await using var app = await StartAsync(
            sender, folder, services: services => services.Configure<LimitOptions>(options => options.Countries = ["GB"]));
        var token = (await SignInAsync(app, sender)).GetProperty("accessToken").GetString()!;
        StoreRows.Execute(app, "UPDATE users SET phone_number = '+33612345678'");

        await ChangeAsync(app, sender, token);
        await app.StopAsync();
        Assert.Empty(sender.Notices);
        Assert.Contains(
            app.Logs.Lines,
            line => line.Level == LogLevel.Warning
                && line.Text.Contains("its old number may not be texted, phone_country_blocked", StringComparison.Ordinal));
    }

    private static Task<TestApp> StartAsync(PlannedSender sender, string? folder = null, Action<IServiceCollection>? services = null)
        => TestApp.StartAsync(folder: folder, services: (services ?? (_ => { })) + (all => all.AddSingleton<IMessageSender>(sender)));

    private static async Task<System.Text.Json.JsonElement> SignInAsync(TestApp app, PlannedSender sender)
    {
        var challengeId = await app.AskAsync(Old);
        using var answer = await app.PostAsync("/auth/token", new { challengeId, code = await CodeAsync(sender, Old) });
        return await TestApp.JsonAsync(answer, StatusCodes.Status200OK);
    }

    private static async Task ChangeAsync(TestApp app, PlannedSender sender, string? token = null)
    {
        token ??= (await SignInAsync(app, sender)).GetProperty("accessToken").GetString()!;
        var challengeId = await AskAsync(app, token, language: null);
        using var answer = await SendAsync(app, token, "/auth/phone/verify", new { challengeId, code = await CodeAsync(sender, New) });
        Assert.Equal(New, (await TestApp.JsonAsync(answer, StatusCodes.Status200OK)).GetProperty("phoneNumber").GetString());
    }

    private static async Task<string> CodeAsync(PlannedSender sender, string phoneNumber)
    {
        while (true)
        {
            if (sender.Requests.LastOrDefault(request => request.To.E164 == phoneNumber) is { } request)
                return request.Message.Code.Digits;

            await Task.Yield();
        }
    }

    private static async Task<string> AskAsync(TestApp app, string token, string? language)
    {
        using var answer = await SendAsync(app, token, "/auth/phone", new { phoneNumber = New }, language);
        return (await TestApp.JsonAsync(answer, StatusCodes.Status202Accepted)).GetProperty("challengeId").GetString()!;
    }

    private static async Task<HttpResponseMessage> SendAsync(TestApp app, string token, string path, object body, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = System.Net.Http.Json.JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        if (language is not null)
            request.Headers.Add("Accept-Language", language);

        return await app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
