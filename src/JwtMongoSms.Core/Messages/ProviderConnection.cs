using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using JwtMongoSms.Settings;

namespace JwtMongoSms.Messages;

/// <summary>The HTTP connections to a provider. They never repeat a request, follow a redirect or keep a cookie.</summary>
internal static class ProviderConnection
{
    private static readonly string? Version = typeof(ProviderConnection).Assembly.GetName().Version?.ToString(3);

    public static HttpClient Create(Uri address, HttpMessageHandler? handler)
    {
        var client = new HttpClient(handler ?? CreateHandler(useProxy: !LoopbackHost.Matches(address.Host)), disposeHandler: true)
        {
            BaseAddress = address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/"),

            // HttpMessageSender has a time-out of its own, which follows the TimeProvider.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var headers = client.DefaultRequestHeaders;
        headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        headers.UserAgent.Add(new ProductInfoHeaderValue("JwtMongoSms", Version));
        return client;
    }

    public static SocketsHttpHandler CreateHandler(bool useProxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),

        // DNS is asked again, and nothing is written to a connection that the provider is about to close.
        PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseDrainSize = 0,

        // Traces continue in our own services, not at a provider.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };
}
