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
        var token = (await app.SignInAsync(Phone)).Text("accessToken");

        isDown = true;
        var send = await app.PostAsync("/auth/code", new { phoneNumber = Phone }).JsonAsync(503);
        var authenticated = await app.GetAsync("/auth/me", token).JsonAsync(503);
        Assert.Equal((expected, expected), (send.Text("detail"), authenticated.Text("detail")));
    }
}
