using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Applications.Tests.EfCore;

public sealed class EfStoreTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases => [.. StoreContract.Cases.Select(contractCase => contractCase.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_scoped_store_on_EF_Core_keeps_the_contract(string name)
    {
        using var database = await EfDatabase.CreateAsync();
        await using var services = database.AddTo(new ServiceCollection())
            .AddScoped<IChallengeStore, EfStores>()
            .AddScoped<IPhoneUserStore, EfStores>()
            .AddScoped<ISessionStore, EfStores>()
            .AddScoped<ILimitStore, EfStores>()
            .BuildServiceProvider();

        await StoreContract.Find(name).RunAsync(services, Cancelled);
    }

    [Fact]
    public async Task A_user_signs_in_refreshes_changes_the_number_and_is_deleted_within_the_limits_of_a_store_of_the_applications_own()
    {
        using var database = await EfDatabase.CreateAsync();
        await using var application = await Application.StartAsync(builder =>
        {
            database.AddTo(builder.Services);
            builder.Configuration["JwtMongoSms:Limits:Enabled"] = "true";
            builder.AddJwtMongoSms().AddStores<EfStores>();
        });

        var tokens = await application.SignInAsync();
        await application.PostAsync(
            "/auth/token/refresh", new { refreshToken = tokens.GetProperty("refreshToken").GetString() }, HttpStatusCode.OK);

        using var client = application.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.GetProperty("accessToken").GetString());
        Assert.Single((await client.GetFromJsonAsync<JsonElement[]>("/auth/sessions", Cancelled))!);
        await application.PostAsync("/auth/code", new { phoneNumber = Application.PhoneNumber }, HttpStatusCode.TooManyRequests);
        var sent = await application.PostAsync("/auth/phone", new { phoneNumber = "+447400000002" }, HttpStatusCode.Accepted, client);
        var code = await client.ReadCodeAsync(application.Services, "+447400000002", Cancelled);
        var challengeId = sent.GetProperty("challengeId").GetString();
        var moved = await application.PostAsync("/auth/phone/verify", new { challengeId, code }, HttpStatusCode.OK, client);
        Assert.Equal("+447400000002", moved.GetProperty("phoneNumber").GetString());
        using var deleted = await client.DeleteAsync("/auth/me", Cancelled);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/who", Cancelled)).StatusCode);
    }
}
