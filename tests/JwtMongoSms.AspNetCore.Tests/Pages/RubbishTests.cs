using System.Buffers.Text;
using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Pages;

/// <summary>Whatever is sent, a page that helps comes back, and nothing of it runs.</summary>
public sealed class RubbishTests
{
    private const string Phone = "+447400123456";
    private const string Script = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
    private static readonly string[] Routes =
        ["/sign-in", "/sign-in/code", "/sign-in/resend", "/sign-out", "/sign-in/number", "/sign-in/delivery"];

    public static TheoryData<string> Paths => new(Routes);

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_body_that_is_no_form_of_ours_never_gets_a_5xx_and_sends_and_signs_nobody(string path)
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        await person.AskAsync(Phone);
        Func<HttpContent?>[] bodies =
        [
            () => null,
            () => JsonContent.Create(new { phoneNumber = Phone }),
            () => new MultipartFormDataContent { { new StringContent(Phone), "phoneNumber" } },
            () => Form("a=" + new string('a', 17 * 1_024)),
            () => Form(string.Join('&', Enumerable.Range(0, 100).Select(index => $"a{index}=1"))),
            () => Form(new string('k', 100) + "=1"),
            () => Form($"phoneNumber={Phone}&phoneNumber={Phone}&code=123456&code=123456&flow=a&flow=b&country=GB&country=FR"),
            () => Form("phoneNumber=%00%01%02&code=%00&flow=%00&country=%00&form=%00"),
            () => Form("phoneNumber=%EF%BF%BE&code=%EF%BF%BE&flow=%EF%BF%BE&form=%EF%BF%BE"),
            () => Form("phoneNumber=%ED%A0%80%FF&code=%ED%A0%80%FF&flow=%FF&form=%FF"),
            () => Form("%%%&=&&&==;;&%u0041=%u0041"),
            () => Form("code=" + Uri.EscapeDataString(Script)),
            () => Form("", "application/x-www-form-urlencoded; charset=utf-7"),
            () => Form("phoneNumber=1", "application/x-www-form-urlencoded; charset=no-such-thing"),
            () => Form("", "multipart/form-data"),
            () => Form("x", ";;;"),
        ];
        foreach (var body in bodies)
        {
            var answer = await person.PostAsync(path, body());
            Assert.InRange(answer.Status, 200, 499);
            Assert.DoesNotContain("Exception", answer.Html, StringComparison.Ordinal);
        }

        Assert.Single(await app.CodesAsync(Phone, 1));
        Assert.False(await person.IsSignedInAsync());
    }

    [Fact]
    public async Task What_was_typed_is_shown_as_text_wherever_it_stands()
    {
        await using var app = await TestApp.StartAsync(new() { ["AppName"] = "Bob & <i>Sons</i>" });
        using var person = new Person(app);
        var script = Uri.EscapeDataString(Script);
        var query = $"?returnUrl=%2F{script}&culture={script}&x={script}";
        var number = await person.GetAsync("/sign-in" + query);
        var refused = await person.SubmitAndFollowAsync(number, "/sign-in", ("phoneNumber", Script), ("country", Script));
        Assert.Equal(Script, refused.FormTo("/sign-in").Fields["phoneNumber"]);
        var code = await person.AskAsync(Phone, "?culture=en&returnUrl=" + Uri.EscapeDataString("/" + Script));
        var wrong = await person.SubmitAndFollowAsync(code, "/sign-in/code", ("code", Script));
        await person.SubmitAsync(code, "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]));
        var (signedIn, signOut) = (await person.GetAsync("/sign-in" + query), await person.GetAsync("/sign-out" + query));
        foreach (var page in new[] { number, refused, code, wrong, signedIn, signOut })
        {
            Assert.DoesNotContain("<script>", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", page.Html, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<i>", page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_flow_that_was_changed_by_any_byte_or_protected_for_something_else_is_none()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        var page = await person.AskAsync(Phone);
        var fields = page.FormTo("/sign-in/code").Fields;
        person.Cookies.Remove("jms-flow");
        var flow = Base64Url.DecodeFromChars(fields["flow"]);
        for (var at = 0; at < flow.Length; at++)
        {
            var changed = flow.ToArray();
            changed[at] ^= 1;
            await MustBeginAsync(Base64Url.EncodeToString(changed));
        }

        await MustBeginAsync(fields["form"]);
        await MustBeginAsync("");
        Assert.Equal(303, (await person.SubmitAsync(page, "/sign-in/code", ("code", (await app.CodesAsync(Phone, 1))[0]))).Status);
        Assert.True(await person.IsSignedInAsync());

        async Task MustBeginAsync(string text)
        {
            var answer = await person.SubmitAsync(page, "/sign-in/code", ("flow", text), ("code", "000000"));
            Assert.Equal((303, "/sign-in"), (answer.Status, answer.Location));
            Assert.Contains("\"ended\"", (await person.PostAsync("/sign-in/delivery", ("flow", text))).Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("jms-flow")]
    [InlineData("jms-form")]
    [InlineData("jms-error")]
    [InlineData("jms-access")]
    [InlineData("jms-refresh")]
    public async Task Rubbish_in_a_cookie_is_no_cookie(string name)
    {
        await using var app = await TestApp.StartAsync();
        foreach (var value in new[] { "x", "%00%ff", "AAAA", "a.b.c", "%EF%BF%BE", new string('A', 6_000), "\"quoted\"", "=;=" })
        {
            using var person = new Person(app) { Cookies = { [name] = value } };
            foreach (var path in new[] { "/sign-in?failed=1", "/sign-out" })
                Assert.Equal(200, (await person.GetAsync(path)).Status);

            Assert.Equal(303, (await person.GetAsync("/sign-in/code")).Status);
            Assert.InRange((await person.PostAsync("/sign-out", ("a", "1"))).Status, 300, 499);
            Assert.Equal(302, (await person.GetAsync("/guarded")).Status);
        }
    }

    [Fact]
    public async Task An_endless_address_is_refused_before_we_see_it()
    {
        await using var app = await TestApp.StartAsync();
        using var person = new Person(app);
        Assert.Equal(414, (await person.GetAsync("/sign-in?returnUrl=/" + new string('a', 60_000))).Status);
        Assert.Equal(200, (await person.GetAsync("/sign-in?returnUrl=/" + new string('a', 4_000))).Status);
        Assert.Equal(200, (await person.GetAsync("/sign-in?" + string.Concat(Enumerable.Repeat("culture=x&", 400)))).Status);
    }

    private static StringContent Form(string body, string contentType = "application/x-www-form-urlencoded")
    {
        var content = new StringContent(body, Encoding.Latin1);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return content;
    }
}
