using JwtMongoSms.Messages;

namespace JwtMongoSms.AspNetCore.Tests.Limits;

/// <summary>What one limit refuses costs the others nothing: else an attacker could use them up for everybody.</summary>
public sealed class LimitOrderTests
{
    private const string Attacker = "203.0.113.1";

    public static TheoryData<string, string> EightSends => new()
    {
        { "Limits:PrefixPerHour", "8" },
        { "Limits:PrefixPerDay", "8" },
        { "Limits:HomeCountryPerHour", "8" },
        { "Limits:ServicePerDay", "10" },
        { "Limits:DailyCost", "1" },
    };

    [Theory]
    [MemberData(nameof(EightSends))]
    public async Task A_send_that_the_address_refuses_leaves_every_other_limit_untouched(string name, string value)
    {
        await using var limited = await LimitedApp.StartAsync(new() { [name] = value });
        for (var send = 0; send < 5; send++)
            Assert.Equal(202, (await limited.AskAsync(Phone(send), Attacker)).Status);

        for (var send = 0; send < 20; send++)
        {
            Assert.Equal((429, "send_limit"), (await limited.AskAsync(Phone(5), Attacker)).Verdict);

            // Longer than a refusal is kept: each is counted in the store and given back.
            limited.Advance(TimeSpan.FromSeconds(6));
        }

        await AssertRoomAsync(limited, first: 5, messages: 3);
    }

    [Theory]
    [MemberData(nameof(EightSends))]
    public async Task A_send_that_finds_the_queue_full_gives_everything_back_but_the_address_has_asked(string name, string value)
    {
        await using var limited = await LimitedApp.StartAsync(new() { [name] = value });
        var places = FillQueue(limited);
        for (var send = 0; send < 5; send++)
            Assert.Equal((503, "busy"), (await limited.AskAsync(Phone(send), Attacker)).Verdict);

        Assert.Equal((429, "send_limit"), (await limited.AskAsync(Phone(5), Attacker)).Verdict);
        places.ForEach(place => place.Dispose());
        await AssertRoomAsync(limited, first: 0, messages: 8);
    }

    [Theory]
    [MemberData(nameof(EightSends))]
    public async Task A_send_that_the_number_refuses_leaves_the_later_limits_untouched(string name, string value)
    {
        await using var limited = await LimitedApp.StartAsync(new() { [name] = value });
        Assert.Equal(202, (await limited.AskAsync(Phone(0))).Status);
        for (var client = 0; client < 20; client++)
            Assert.Equal((429, "send_cooldown"), (await limited.AskAsync(Phone(0), LimitedApp.AddressIn(100 + client))).Verdict);

        await AssertRoomAsync(limited, first: 1, messages: 7);
    }

    // The numbers themselves have no pause either.
    private static async Task AssertRoomAsync(LimitedApp limited, int first, int messages)
    {
        var before = limited.Handset.Received;
        for (var send = 0; send < messages + 3; send++)
            Assert.Equal(202, (await limited.AskAsync(Phone(first + send), LimitedApp.AddressIn(send))).Status);

        await limited.App.StopAsync();
        Assert.Equal(messages, limited.Handset.Received - before);
    }

    private static List<QueuePlace> FillQueue(LimitedApp limited)
    {
        var queue = limited.App.Services.GetRequiredService<MessageQueue>();
        List<QueuePlace> places = [];
        while (queue.TryTakePlace() is { } place)
            places.Add(place);

        return places;
    }

    // All of one prefix.
    private static string Phone(int index) => Given.PhoneNumber(index).E164;
}
