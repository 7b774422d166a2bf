using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.Core.Tests;

public sealed class StoreRegistrationTests
{
    private readonly ServiceCollection services = [];

    [Fact]
    public void A_store_that_is_added_twice_is_registered_once()
    {
        services.AddCore(null).AddStores<First.IStores>().AddStores<First.IStores>();

        Assert.Single(services, service => service.ServiceType == typeof(IChallengeStore));
        Assert.Single(services, service => service.ServiceType == typeof(StoreInUse));
    }

    [Fact]
    public void Two_stores_of_one_short_name_are_two_stores()
    {
        var builder = services.AddCore(null).AddStores<First.IStores>();

        var exception = Assert.Throws<InvalidOperationException>(() => builder.AddStores<Second.IStores>());
        Assert.Equal("IStores and IStores were both added as the store; an application has one.", exception.Message);
    }

    private static class First
    {
        public interface IStores : IChallengeStore, IPhoneUserStore, ISessionStore, ILimitStore;
    }

    private static class Second
    {
        public interface IStores : IChallengeStore, IPhoneUserStore, ISessionStore, ILimitStore;
    }
}
