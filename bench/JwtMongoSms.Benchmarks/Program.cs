using System.Globalization;
using System.Text.Json;
using JwtMongoSms.Benchmarks;

// Results are written alike on every machine.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

switch (args)
{
    case ["sqlite-writes", ..]:
        return await SqliteWrites.RunAsync(args.ElementAtOrDefault(1));

    case ["me"]:
        return await Me.RunAsync();

    case ["parser"]:
        return await Parser.RunAsync();

    case ["graphql"]:
        return await GraphQLViewer.RunAsync();

    case ["documents"]:
        return await Documents.RunAsync();

    case ["routes"]:
        return await Routes.RunAsync();

    case ["hops"]:
        return await Hops.RunAsync();

    case ["cold", "sqlite" or "mongodb"]:
        return await Cold.RunAsync(args[1]);

    case ["memory"]:
        return await Memory.RunAsync();

    case ["mongo-growth", ..]:
        return await MongoGrowth.RunAsync(args.ElementAtOrDefault(1));

    // The other commands start these as processes of their own.
    case ["serve", "mongo"]:
        return await BenchServer.RunMongoAsync();

    case ["serve", "hops", var setup, var request]:
        return await Hops.ServeAsync(JsonSerializer.Deserialize<BenchSetup>(setup)!, JsonSerializer.Deserialize<HopRequest>(request)!);

    case ["serve", var kind, var setup]:
        return await BenchServer.RunAsync(kind, JsonSerializer.Deserialize<BenchSetup>(setup)!);

    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project bench/JwtMongoSms.Benchmarks -- <command>

              sqlite-writes [directory]          durable upserts a second: the group writer against one connection that commits each
              me                                 GET /auth/me a second: ours against the same endpoint behind plain AddJwtBearer (needs wrk)
              parser                             time and bytes of reading and checking a token, beside the framework's validation
              graphql                            viewer through GraphQL a second against GET /auth/me, on one server (needs wrk)
              documents                          time of one hostile GraphQL document of each kind
              routes                             store commands, bytes and time of one request on each route
              hops                               methods of ours that the first request of a route enters
              cold sqlite|mongodb                sign-ins a second just after a start, against those after a minute
              memory                             resident memory after 100,000 sends
              mongo-growth [connection string]   commands and time of a sign-in from 10^3 to 10^6 users; by default on MongoWireServer
            """);
        return 2;
}
