using JwtMongoSms.Messages;

namespace JwtMongoSms.Core.Tests.Messages;

public sealed class ProviderAddressTests
{
    [Theory]
    [InlineData("https://api.example.com/v1", false, null)]
    [InlineData("https://localhost", false, null)]
    [InlineData("http://localhost:4010", true, null)]
    [InlineData("http://api.localhost", true, null)]
    [InlineData("http://[::1]:1/mock", true, null)]
    [InlineData("http://localhost:4010", false, "is \"http://localhost:4010\"; outside Development it begins with https://")]
    [InlineData("http://127.0.0.1/", false, "outside Development it begins with https://, such as https://api.example.com/.")]
    [InlineData("http://api.example.com", true, "use https")]
    [InlineData("http://localhost.example.com", true, "use https")]
    [InlineData("https://user:password@api.example.com", true, "no user")]
    [InlineData("https://api.example.com/?a=password", true, "no query")]
    [InlineData("ftp://localhost", true, "it is an address such as https://api.example.com/.")]
    [InlineData("api.example.com", true, "it is an address such as https://api.example.com/.")]
    public void An_address_is_https_and_in_Development_also_this_machine(string address, bool isDevelopment, string? said)
    {
        var problem = ProviderAddress.FindProblem(
            "Example:BaseAddress", new Uri(address, UriKind.RelativeOrAbsolute), "https://api.example.com/", isDevelopment);

        Assert.Equal(said is null, problem is null);
        Assert.Contains(said ?? "", problem ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("password", problem ?? "", StringComparison.Ordinal);
    }
}
