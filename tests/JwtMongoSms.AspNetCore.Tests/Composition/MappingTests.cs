namespace JwtMongoSms.AspNetCore.Tests.Composition;

/// <summary>Each part is mapped once, and its conventions and names reach all of it.</summary>
public sealed class MappingTests
{
    private static readonly Dictionary<string, Func<IEndpointRouteBuilder, IEndpointConventionBuilder>> Parts = new()
    {
        ["MapJwtMongoSmsApi()"] = routes => routes.MapJwtMongoSmsApi(),
        ["MapJwtMongoSmsKeys()"] = routes => routes.MapJwtMongoSmsKeys(),
        ["MapJwtMongoSmsPages()"] = routes => routes.MapJwtMongoSmsPages("/login"),
        ["MapJwtMongoSmsDevPhone()"] = routes => routes.MapJwtMongoSmsDevPhone(),
        ["MapJwtMongoSms()"] = routes => routes.MapJwtMongoSms(),
    };

    public static TheoryData<string> Calls => [.. Parts.Keys.Where(call => call != "MapJwtMongoSms()")];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Mapping_a_part_twice_stops_the_start_with_a_cure(string call)
    {
        Action<IEndpointRouteBuilder>[] ways =
        [
            routes => { Parts[call](routes); Parts[call](routes); },
            routes => { Parts[call](routes); Parts[call](routes.MapGroup("/other")); },
            routes => { Parts[call](routes); routes.MapJwtMongoSms(); },
            routes => { routes.MapJwtMongoSms(); Parts[call](routes); },
        ];
        foreach (var map in ways)
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApp.StartAsync(mapSignIn: map));
            Assert.Equal(
                $"{call} was called twice, perhaps by MapJwtMongoSms(), which maps every registered part; map each part once.",
                exception.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    [InlineData("MapJwtMongoSms()")]
    public async Task Conventions_reach_every_endpoint_of_a_part_and_every_name_has_our_prefix(string call)
    {
        await using var app = await TestApp.StartAsync(mapSignIn: routes => Parts[call](routes).WithMetadata(new Marker()));
        var theirs = Endpoints(app).Where(endpoint => !IsMarked(endpoint)).Select(endpoint => endpoint.RoutePattern.RawText);
        Assert.Equal(["/health", "/guarded", "/open"], theirs);

        var names = Endpoints(app).SelectMany(endpoint => endpoint.Metadata.OfType<IEndpointNameMetadata>());
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.StartsWith("JwtMongoSms.", name.EndpointName, StringComparison.Ordinal));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(TestApp app)
        => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>();

    private static bool IsMarked(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<Marker>() is not null;

    private sealed class Marker;
}
