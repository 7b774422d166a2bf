namespace JwtMongoSms.Benchmarks;

internal static class Routes
{
    public static Task<int> RunAsync() => Task.FromResult(0);
}
