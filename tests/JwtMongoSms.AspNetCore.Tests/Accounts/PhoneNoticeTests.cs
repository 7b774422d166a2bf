namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>The number that an account has left hears of it.</summary>
public sealed class PhoneNoticeTests
{
    private static readonly string Old = Given.PhoneNumber(1).E164;
    private static readonly string New = Given.PhoneNumber(2).E164;
    private static readonly Verdict Changed = new(200);

    [Theory]
    [InlineData("fr-CA", "Le numéro de votre compte Tests a été changé. Si ce n'est pas vous, contactez-nous au plus vite.")]
    [InlineData("", "The phone number of your Tests account was changed. If that wasn't you, contact us at once.")]
    public async Task The_old_number_gets_a_text_without_a_code_in_the_persons_language(string language, string text)
    {
        await using var app = await TestApp.StartAsync();
        var member = await Member.SignInAsync(app, Old);
        var asking = app.SendAsync(
            HttpMethod.Post, "/auth/phone", member.AccessToken, new { phoneNumber = New }, ("Accept-Language", language));
        var challengeId = (await asking.JsonAsync(202)).Text("challengeId");
        Assert.Equal(Changed, await member.TypeAsync(challengeId, (await app.CodesAsync(New, 1))[0]));

        var messages = await app.MessagesAsync(Old);
        while (messages.Count < 2)
            messages = await app.MessagesAsync(Old);

        Assert.Equal((text, null), (messages[0].Text("body"), messages[0].Text("code")));
        await app.StopAsync();
        Assert.DoesNotContain(Old[3..], AcceptedNotice(app), StringComparison.Ordinal);
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
            var handset = new Handset { NoticePlan = plan };
            await using var app = await handset.StartAppAsync(logged: LogLevel.Trace);
            await ChangeAsync(app, handset);
            await app.StopAsync();
            Assert.Contains(app.Logs.With("The number stays changed"), line => line.Level >= LogLevel.Warning);
            Assert.Empty(app.Logs.With("boom"));
        }
    }

    [Fact]
    public async Task The_answer_does_not_wait_for_the_notice_and_a_shutdown_does()
    {
        var release = new TaskCompletionSource<SendResult>();
        var handset = new Handset { NoticePlan = () => release.Task };
        await using var app = await handset.StartAppAsync(logged: LogLevel.Trace);
        await ChangeAsync(app, handset);

        var stopping = app.StopAsync();
        Assert.False(stopping.IsCompleted);
        release.SetResult(PlannedSender.Accepted);
        await stopping;
        Assert.Equal(Old, Assert.Single(handset.Notices).To.E164);
        Assert.Contains("as planned-1", AcceptedNotice(app), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_room_for_its_notice_no_number_moves()
    {
        // Whoever fills the queue first would change a number unnoticed otherwise.
        var release = new TaskCompletionSource<SendResult>();
        var blocked = false;
        var handset = new Handset
        {
            Plan = () => Volatile.Read(ref blocked) ? release.Task : Task.FromResult(PlannedSender.Accepted),
        };
        await using var app = await handset.StartAppAsync();
        var member = await Member.SignInAsync(app, handset, Old);
        var challengeId = await member.AskForNumberAsync(New);
        var code = await handset.CodeOfAsync(challengeId);
        Volatile.Write(ref blocked, true);
        await Task.WhenAll(Enumerable.Range(0, 1_100).Select(
            i => app.PostAsync("/auth/code", new { phoneNumber = $"+447401{i:000000}" }).StatusAsync()));

        var busy = new Verdict(503, "busy");
        Assert.Equal(busy, await member.TypeAsync(challengeId, code));

        release.SetResult(PlannedSender.Accepted);
        Verdict later;
        do
            later = await member.TypeAsync(challengeId, code);
        while (later == busy);

        Assert.Equal(Changed, later);
        Assert.Equal((200, New), await member.MeAsync());
    }

    [Fact]
    public async Task A_number_in_a_country_that_is_texted_no_more_gets_none_and_the_log_says_so()
    {
        var handset = new Handset();
        await using var app = await handset.StartAppAsync(new() { ["Limits:Countries"] = "GB" });
        var member = await Member.SignInAsync(app, handset, Old);
        StoreRows.Execute(app, "UPDATE users SET phone_number = '+33612345678'");

        Assert.Equal(Changed, await member.ChangeToAsync(New));
        await app.StopAsync();
        Assert.Empty(handset.Notices);
        Assert.NotEmpty(app.Logs.With("its old number may not be texted, phone_country_blocked", LogLevel.Warning));
    }

    private static async Task ChangeAsync(TestApp app, Handset handset)
        => Assert.Equal(Changed, await (await Member.SignInAsync(app, handset, Old)).ChangeToAsync(New));

    private static string AcceptedNotice(TestApp app)
        => Assert.Single(app.Logs.With("the provider accepted it"), line => line.Text.Contains("notice", StringComparison.Ordinal)).Text;
}
