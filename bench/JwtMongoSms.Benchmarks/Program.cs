using JwtMongoSms.Benchmarks;

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

    case ["routes"]:
        return await Routes.RunAsync();

    case ["mongo-growth", ..]:
        return await MongoGrowth.RunAsync(args.ElementAtOrDefault(1));

    // What the others start as a process of its own.
    case ["serve", var kind, var database, var algorithm, var keyFile, var revocationDelay]:
        return await BenchServer.RunAsync(kind, new BenchSetup(database, algorithm, keyFile, revocationDelay));

    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project bench/JwtMongoSms.Benchmarks -- <command>

              sqlite-writes [directory]   durable upserts a second: the group writer against one connection that commits each
              me       GET /auth/me a second: ours against the same endpoint behind plain AddJwtBearer (needs wrk)
              parser   time and bytes of reading and checking a token, beside the framework's validation
              graphql  viewer through GraphQL a second against GET /auth/me, on one server (needs wrk)
              routes   store commands, bytes and time of one request on each route
              mongo-growth [connection string]   commands and time of a sign-in on MongoDB from 10^3 to 10^6 users; by default on MongoWireServer
            """);
        return 2;
}
