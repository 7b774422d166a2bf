using JwtMongoSms.AspNetCore.Tests;
using TestSupport;

namespace JwtMongoSms.GraphQL.Tests.SignIns;

/// <summary>GraphQL sends under the limits of the REST routes.</summary>
public sealed class SendLimitTests
{
    [Fact]
    public async Task Every_field_that_sends_counts_for_the_address_and_is_refused_when_it_is_full()
    {
        await using var app = await SignInApp.StartAsync(new() { ["Limits:Enabled"] = "true" });
        await app.StartSignInAsync(Phone(0));
        await app.StartSignInAsync(Phone(1));
        await app.SendByNumberAsync(Phone(2));
        await app.SendByNumberAsync(Phone(3));
        await app.Rest.AskAsync(Phone(4));

        foreach (var document in new[] { Documents.StartSignIn, Documents.SendAuthCode })
        {
            var refused = await app.FailAsync(document, new { phoneNumber = Phone(5) });
            Assert.Equal("SEND_LIMIT", refused.GetProperty("code").GetString());
            Assert.InRange(refused.GetProperty("retryAfterSeconds").GetInt32(), 1, 1_200);
        }
    }

    private static string Phone(int index) => Given.PhoneNumber(index * 10_000).E164;
}
