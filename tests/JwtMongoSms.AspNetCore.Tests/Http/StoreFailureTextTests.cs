namespace JwtMongoSms.AspNetCore.Tests.Http;

public sealed class StoreFailureTextTests
{
    private const string Phone = "+447400123456";

    [Theory]
    [InlineData(StoreFailure.Unavailable, "Signing in is not available just now. Try again in a minute.")]
    [InlineData(StoreFailure.Unreadable, "Signing in is not available just now.")]
    [InlineData(StoreFailure.ReadOnly, "Signing in is not available just now.")]
    public async Task A_client_is_told_to_try_again_only_where_that_may_help(StoreFailure failure, string expected)
    {
        var isDown = false;
        await using var app = await TestApp.StartAsync(build: builder => StoreProxy.Add(builder.Services, _ =>
        {
            if (isDown)
                throw new StoreException(failure, "The test has switched it off.");
        }));
        var token = (await app.SignInAsync(Phone)).GetProperty("accessToken").GetString();

        isDown = true;
        using var send = await app.PostAsync("/auth/code", new { phoneNumber = Phone });
        using var authenticated = await app.GetAsync("/auth/me", token);
        foreach (var response in new[] { send, authenticated })
            Assert.Equal(expected, (await TestApp.JsonAsync(response, 503)).GetProperty("detail").GetString());
    }
}
