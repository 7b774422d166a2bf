namespace JwtMongoSms.AspNetCore.Tests.Accounts;

/// <summary>Numbers that a store holds and that no person could type: of no country, of an old plan, not canonical.</summary>
public sealed class StoredNumberTests
{
    private static readonly string Old = Given.PhoneNumber(1).E164;
    private static readonly string New = Given.PhoneNumber(2).E164;

    private readonly Handset handset = new();

    public static TheoryData<string> Odd =>
    [
        "+9990001111", "+0000000", "+2100000", "+4400000", "+4407400123456", "+5215512345678", "+22507070707", "+881612345678",
        "+999999999999999",
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Its_user_is_shown_and_moves_to_another_number(string stored)
    {
        await using var app = await handset.StartAppAsync();
        var (here, elsewhere) = (await SignInAsync(app, Old), await SignInAsync(app, Old));
        StoreRows.Execute(app, $"UPDATE users SET phone_number = '{stored}'");

        using var person = new Person(app);
        person.Headers["Authorization"] = $"Bearer {here.AccessToken}";
        var page = await person.GetAsync("/sign-in");
        Assert.Equal(200, page.Status);
        Assert.Contains(stored[^2..], page.Text, StringComparison.Ordinal);
        Assert.Equal((200, stored), await here.MeAsync());

        Assert.Equal(new Verdict(200), await here.ChangeToAsync(New));
        Assert.Equal((200, New), await here.MeAsync());
        Assert.Equal((401, null), await elsewhere.MeAsync());
        Assert.DoesNotContain(app.Logs.Lines, line => line.Level >= LogLevel.Error);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Text.Contains(stored, StringComparison.Ordinal));

        using var deleted = await here.SendAsync(HttpMethod.Delete, "/auth/me");
        Assert.Equal(204, (int)deleted.StatusCode);
    }

    private Task<Member> SignInAsync(TestApp app, string phoneNumber) => Member.SignInAsync(app, handset, phoneNumber);
}
