namespace JwtMongoSms.Browser.Tests;

/// <summary>The one field for the code: checks 1 to 6.</summary>
public sealed class CodeInputTests(Chromium chromium)
{
    [Fact]
    public async Task It_is_one_text_field_with_a_number_pad_that_browsers_fill_in_and_nothing_limits_what_is_pasted()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();

        Assert.Equal(1, await visitor.Page.Locator("main input:visible").CountAsync());
        Assert.Equal("text", await visitor.Code.GetAttributeAsync("type"));
        Assert.Equal("numeric", await visitor.Code.GetAttributeAsync("inputmode"));
        Assert.Equal("one-time-code", await visitor.Code.GetAttributeAsync("autocomplete"));
        Assert.Null(await visitor.Code.GetAttributeAsync("maxlength"));
        Assert.Null(await visitor.Code.GetAttributeAsync("pattern"));
        await visitor.Page.GetByLabel("Code", new() { Exact = true }).WaitForAsync();
        Assert.True(await visitor.Code.EvaluateAsync<bool>("field => document.activeElement === field"));
    }

    [Fact]
    public async Task Leading_zeros_survive()
    {
        await using var site = await SignInSite.StartAsync(
            chromium, ("Codes:Length", "4"), ("Codes:Lifetime", "00:04:00"), ("Codes:Attempts", "4"));
        var visitor = await site.VisitAsync();

        // One code of ten begins with a zero, so one of these numbers gets one: it is found out by asking.
        for (var index = 100; ; index++)
        {
            var number = $"+447400123{index}";
            await visitor.Page.GotoAsync("/sign-in");
            await visitor.AskForCodeAsync(number, country: null);
            var code = await visitor.ReadCodeAsync(number);
            if (code[0] != '0')
                continue;

            await visitor.Code.PressSequentiallyAsync(code);
            Assert.Equal(code, await visitor.Code.InputValueAsync());
            await visitor.Main.ClickAsync();
            await visitor.MustBeSignedInAsync(number);
            return;
        }
    }

    [Theory]
    [InlineData("{0} {1}")]
    [InlineData("{0}-{1}")]
    [InlineData("{0}{1} is your PhoneSignIn code.\n\n@localhost #{0}{1}")]
    public async Task Pasting_the_code_as_it_is_written_somewhere_signs_in(string form)
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        var code = await visitor.ReadCodeAsync();
        await visitor.PasteAsync(visitor.Code, string.Format(form, code[..3], code[3..]));
        await visitor.MustBeSignedInAsync();
    }

    [Fact]
    public async Task Typing_submits_nothing()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.AskForCodeAsync();
        var posts = new List<string>();
        visitor.Page.Request += (_, request) =>
        {
            if (request.IsNavigationRequest)
                posts.Add(request.Url);
        };
        await visitor.Code.PressSequentiallyAsync(await visitor.ReadCodeAsync());
        await visitor.Page.EvaluateAsync("new Promise(done => setTimeout(done, 0))");
        Assert.Empty(posts);

        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.MustBeSignedInAsync();
    }

    [Fact]
    public async Task The_browsers_own_reading_of_the_message_fills_it_in_and_submits()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Page.AddInitScriptAsync(CodeReceiver);
        await visitor.AskForCodeAsync();
        Assert.Equal("sms", await visitor.Page.EvaluateAsync<string>("otp.asked.otp.transport[0]"));
        await visitor.Page.EvaluateAsync("code => otp.arrive({ code })", await visitor.ReadCodeAsync());
        await visitor.MustBeSignedInAsync();
    }

    [Fact]
    public async Task Whoever_submits_by_hand_ends_the_browsers_waiting()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync();
        await visitor.Page.AddInitScriptAsync(CodeReceiver);
        await visitor.AskForCodeAsync();

        // The page is kept where it is, so that it can still be asked.
        await visitor.Page.EvaluateAsync(
            "document.querySelector('form[data-jms-form=code]').addEventListener('submit', event => event.preventDefault())");
        Assert.False(await visitor.Page.EvaluateAsync<bool>("otp.asked.signal.aborted"));
        await visitor.TypeCodeAsync("123456");
        Assert.True(await visitor.Page.EvaluateAsync<bool>("otp.asked.signal.aborted"));
    }

    // The telephone's side of WebOTP, which a desktop has not: it notes what it was asked, and answers when it is told to.
    private const string CodeReceiver =
        """
        window.OTPCredential = class {};
        window.otp = {};
        navigator.credentials.get = asked => new Promise(arrive => Object.assign(window.otp, { asked, arrive }));
        """;
}
