namespace JwtMongoSms.Contract.Tests;

/// <summary>One Prism for all tests of a class; where there is no Node, none.</summary>
public sealed class MockFixture(ContractTools tools) : IAsyncLifetime
{
    private Prism? prism;

    public ContractTools Tools => tools;

    public async ValueTask InitializeAsync() => prism = tools.IsThere ? await Prism.MockAsync(tools) : null;

    public Uri Address()
    {
        tools.Require();
        return prism!.Address;
    }

    public ValueTask DisposeAsync() => prism?.DisposeAsync() ?? ValueTask.CompletedTask;
}
