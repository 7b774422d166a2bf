using TestSupport;

namespace JwtMongoSms.Sqlite.Tests;

public sealed class StoreContractTests
{
    public static TheoryData<string> Cases => [.. StoreContract.Cases.Select(contractCase => contractCase.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_store_keeps_the_contract(string name)
    {
        await using var stores = await SqliteStores.OpenEmptyAsync();
        await StoreContract.Find(name).RunAsync(stores.Services, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task New_users_have_ids_in_the_form_of_an_ObjectId()
    {
        await using var stores = await SqliteStores.OpenEmptyAsync();
        var signIn = await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, TestContext.Current.CancellationToken);
        Assert.Matches("^[0-9a-f]{24}$", signIn!.User.Id.Value);
    }
}
