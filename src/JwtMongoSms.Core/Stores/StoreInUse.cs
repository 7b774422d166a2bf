namespace JwtMongoSms.Stores;

/// <summary>Names the store in use, so that the settings of the others aren't required.</summary>
/// <param name="name">Gets the name, such as <c>MongoDb</c>. It is called once the configuration is complete.</param>
public sealed class StoreInUse(Func<IServiceProvider, string> name)
{
    /// <summary>Gets the name of the store.</summary>
    public string GetName(IServiceProvider services) => name(services);
}
