namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>An endpoint reads its user once, and again when the read came to nothing.</summary>
public sealed class CurrentUserTests
{
    private int reads;
    private bool fails;

    [Fact]
    public async Task A_read_that_failed_is_made_again_in_the_same_request()
    {
        Assert.Equal("+447400123456", await AskAsync(async user =>
        {
            fails = true;
            await Assert.ThrowsAsync<StoreException>(() => user.GetAsync(CancellationToken.None));
            fails = false;
            return await user.GetAsync(CancellationToken.None);
        }));
        Assert.Equal(2, reads);
    }

    [Fact]
    public async Task A_caller_that_cancels_leaves_the_user_to_the_next()
        => Assert.Equal("+447400123456", await AskAsync(async user =>
        {
            using var canceled = new CancellationTokenSource();
            await canceled.CancelAsync();
            await Record.ExceptionAsync(() => user.GetAsync(canceled.Token));
            return await user.GetAsync(CancellationToken.None);
        }));

    [Fact]
    public async Task The_user_is_read_once_however_often_it_is_asked_for()
    {
        await AskAsync(async user =>
        {
            await Task.WhenAll(user.GetAsync(CancellationToken.None), user.GetAsync(CancellationToken.None));
            return await user.GetAsync(CancellationToken.None);
        });
        Assert.Equal(1, reads);
    }

    [Fact]
    public async Task A_user_who_is_known_later_in_the_request_is_read_then()
    {
        await using var app = await TestApp.StartAsync(map: routes => routes.MapGet("/late", async (HttpContext http, CurrentUser user) =>
        {
            var signedIn = http.User;
            http.User = new();
            Assert.Null(await user.GetAsync(CancellationToken.None));
            http.User = signedIn;
            return (await user.GetAsync(CancellationToken.None))?.PhoneNumber.E164;
        }));
        var (accessToken, _) = await app.StartSessionAsync();
        Assert.Equal("+447400123456", await app.GetAsync("/late", accessToken).BodyAsync());
    }

    /// <summary>Asks an endpoint, which says whom it has read.</summary>
    private async Task<string> AskAsync(Func<CurrentUser, Task<User?>> read)
    {
        var isReading = false;
        await using var app = await TestApp.StartAsync(
            build: builder => StoreProxy.Add(builder.Services, verb =>
            {
                if (!isReading || verb.Name != nameof(IPhoneUserStore.FindAsync))
                    return;

                reads++;
                if (fails)
                    throw new StoreException(StoreFailure.Unavailable, "The test has planned it.");
            }),
            map: routes => routes.MapGet("/read", async (CurrentUser user) =>
            {
                isReading = true;
                return (await read(user))?.PhoneNumber.E164;
            }));
        var (accessToken, _) = await app.StartSessionAsync();
        return await app.GetAsync("/read", accessToken).BodyAsync();
    }
}
