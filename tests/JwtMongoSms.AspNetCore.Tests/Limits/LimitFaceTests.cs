namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>One limit, whatever the client asks through.</summary>
public sealed class LimitFaceTests
{
    [Fact]
    public async Task The_page_has_the_same_limit_and_Change_the_number_gives_no_way_round_it()
    {
        await using var limited = await LimitedApp.StartAsync();
        using var person = new Person(limited.App);
        person.Headers["X-Forwarded-For"] = LimitedApp.Address;
        for (var number = 0; number < 4; number++)
            await person.AskAsync(LimitedApp.Phone(number));

        await limited.AskManyAsync(4, 1);
        var form = await person.GetAsync("/sign-in");
        var refused = await person.SubmitAsync(form, "/sign-in", ("phoneNumber", LimitedApp.Phone(5)));
        Assert.DoesNotContain("/code", refused.Location, StringComparison.Ordinal);
        Assert.Contains("minutes", (await person.FollowAsync(refused)).Text, StringComparison.Ordinal);
        Assert.Equal((429, "send_limit"), (await limited.AskAsync(LimitedApp.Phone(5))).Verdict);
        Assert.Equal(5, limited.Handset.Received);
    }

    [Fact]
    public async Task A_change_of_number_counts_for_the_address_and_five_a_day_for_the_user()
    {
        await using var limited = await LimitedApp.StartAsync();
        var token = (await limited.SignInAsync(LimitedApp.Phone(0))).Text("accessToken");
        for (var change = 1; change <= 5; change++)
            Assert.Equal(202, (await ChangeAsync(limited, token, change, LimitedApp.AddressIn(change))).Status);

        var refused = await ChangeAsync(limited, token, 6, LimitedApp.AddressIn(6));
        Assert.Equal((429, "send_limit"), refused.Verdict);
        Assert.Equal(202, (await limited.AskAsync(LimitedApp.Phone(6), LimitedApp.AddressIn(6))).Status);
        limited.Advance(refused.RetryAfter!.Value);
        var later = (await limited.SignInAsync(LimitedApp.Phone(0))).Text("accessToken");
        Assert.Equal(202, (await ChangeAsync(limited, later, 7, LimitedApp.AddressIn(7))).Status);

        await limited.AskManyAsync(10, 4, LimitedApp.AddressIn(7));
        Assert.Equal((429, "send_limit"), (await ChangeAsync(limited, later, 8, LimitedApp.AddressIn(7))).Verdict);
    }

    private static Task<SendReply> ChangeAsync(LimitedApp limited, string token, int phone, string from) => SendReply.ReadAsync(
        limited.App.SendAsync(
            HttpMethod.Post, "/auth/phone", token, new { phoneNumber = LimitedApp.Phone(phone) }, ("X-Forwarded-For", from)));
}
