using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace JwtMongoSms.Delivery.Twilio.Internal;

/// <summary>The way to Twilio, and the name we go by there.</summary>
internal static class TwilioConnection
{
    private static readonly Uri Twilio = new("https://api.twilio.com/");

    public static HttpClient Open(TwilioOptions twilio, HttpMessageHandler? handler)
    {
        var address = WithSlash(twilio.BaseAddress ?? Twilio);
        var client = new HttpClient(handler ?? Sockets(useProxy: !LoopbackHost.Matches(address.Host)), disposeHandler: true)
        {
            BaseAddress = address,
            // TwilioApi has its own, which tests move by hand.
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Credentials(twilio));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("JwtMongoSms", typeof(TwilioConnection).Assembly.GetName().Version?.ToString(3)));
        return client;
    }

    public static SocketsHttpHandler Sockets(bool useProxy) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // DNS is asked again; and a connection that Twilio is about to close is not written to.
        PooledConnectionLifetime = TimeSpan.FromMinutes(3),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseDrainSize = 0,
        // A trace goes on in our own services, not at Twilio.
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(),
    };

    private static Uri WithSlash(Uri address) => address.AbsolutePath.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private static string Credentials(TwilioOptions twilio)
    {
        var (user, password) = string.IsNullOrEmpty(twilio.ApiKeySid) ? (twilio.AccountSid, twilio.AuthToken) : (twilio.ApiKeySid, twilio.ApiKeySecret);
        return Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
    }
}
