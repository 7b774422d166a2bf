using JwtMongoSms.Benchmarks;

switch (args)
{
    case ["sqlite-writes", ..]:
        return await SqliteWrites.RunAsync(args.ElementAtOrDefault(1));

    default:
        Console.Error.WriteLine("""
            Usage: dotnet run -c Release --project bench/JwtMongoSms.Benchmarks -- <command>

              sqlite-writes [directory]   durable upserts a second: the group writer against one connection that commits each
            """);
        return 2;
}
