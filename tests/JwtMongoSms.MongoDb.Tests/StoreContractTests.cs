using TestSupport;

namespace JwtMongoSms.MongoDb.Tests;

public sealed class StoreContractTests
{
    private const string ObjectId = "^[0-9a-f]{24}$";
    private const string Text = ObjectId;
    private const string Uuid7 = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Cases => [.. StoreContract.Cases.Select(contractCase => contractCase.Name)];

    public static TheoryData<string, UserIdFormat> UserCases =>
    [
        .. from name in CasesOf("Users", "Changes of number")
           from format in (UserIdFormat[])[UserIdFormat.String, UserIdFormat.Guid, UserIdFormat.CSharpLegacyGuid]
           select (name, format),
    ];

    public static TheoryData<string> MongoDb80Cases
        => [.. CasesOf("Using a code", "Guess budgets", "Refreshes", "Users", "Changes of number")];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_store_keeps_the_contract(string name)
    {
        await using var stores = await MongoStores.OpenEmptyAsync();
        await StoreContract.Find(name).RunAsync(stores.Services, Token);
    }

    [Theory]
    [MemberData(nameof(UserCases))]
    public async Task The_store_keeps_the_contract_whatever_users_ids_are(string name, UserIdFormat format)
    {
        await using var stores = await MongoStores.OpenEmptyAsync(format);
        await StoreContract.Find(name).RunAsync(stores.Services, Token);
    }

    [Theory]
    [MemberData(nameof(MongoDb80Cases))]
    public async Task The_store_keeps_the_contract_on_MongoDB_8_without_sessions(string name)
    {
        await using var stores = await MongoStores.OpenEmptyAsync(wire: TestDatabase.MongoDb80WithoutSessions);
        await StoreContract.Find(name).RunAsync(stores.Services, Token);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_store_keeps_the_contract_on_a_sharded_cluster(string name)
    {
        await using var stores = await MongoStores.OpenEmptyAsync(wire: TestDatabase.ShardedCluster);
        await StoreContract.Find(name).RunAsync(stores.Services, Token);
    }

    [Theory]
    [InlineData(UserIdFormat.ObjectId, ObjectId)]
    [InlineData(UserIdFormat.String, Text)]
    [InlineData(UserIdFormat.Guid, Uuid7)]
    [InlineData(UserIdFormat.CSharpLegacyGuid, Uuid7)]
    public async Task New_users_have_ids_of_the_configured_form(UserIdFormat format, string pattern)
    {
        await using var stores = await MongoStores.OpenEmptyAsync(format);
        var signIn = await stores.Users.GetOrAddAsync(Given.PhoneNumber(), SignUp.Open, Given.Start, Token);
        Assert.Matches(pattern, signIn!.User.Id.Value);
    }

    private static IEnumerable<string> CasesOf(params string[] topics)
        => Cases.Select(row => row.Data).Where(name => topics.Any(topic => name.StartsWith(topic + ":", StringComparison.Ordinal)));
}
