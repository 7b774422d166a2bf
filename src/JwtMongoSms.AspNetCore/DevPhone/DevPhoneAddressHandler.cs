using System.Net;
using JwtMongoSms.Messages.Twilio;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.AspNetCore.DevPhone;

/// <summary>Sends requests for <see cref="Placeholder"/> to the server's own address, which is known only once it has started.</summary>
internal sealed class DevPhoneAddressHandler : DelegatingHandler
{
    // RFC 2606: .invalid never resolves, should a request miss this handler.
    public static readonly Uri Placeholder = new("http://dev-phone.invalid/");

    private readonly IServer server;
    private readonly LinkGenerator links;

    public DevPhoneAddressHandler(IServer server, LinkGenerator links)
        : base(Loopback()) => (this.server, this.links) = (server, links);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // This handler checks no certificate: it must never carry anything to another machine.
        if (request.RequestUri?.Authority != Placeholder.Authority)
            throw new NoAddressException("This connection leads to the dev phone and nowhere else.");

        var path = PathOf(request.RequestUri);
        var (first, secure) = Addresses();
        request.RequestUri = new Uri(first, path);
        var response = await base.SendAsync(request, cancellationToken);

        // UseHttpsRedirection: nothing was taken yet, and where it points to is only believed when it is ourselves.
        if (response.StatusCode is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || secure is null || secure == first)
            return response;

        response.Dispose();
        request.RequestUri = new Uri(secure, path);
        return await base.SendAsync(request, cancellationToken);
    }

    // An application may have mapped everything below a prefix of its own.
    private string PathOf(Uri uri)
    {
        var mapped = uri.Segments is [_, _, _, var account, ..]
            ? links.GetPathByName(DevPhoneMapping.MessagesRoute, new { accountSid = account.TrimEnd('/') })
            : null;
        return (mapped ?? uri.PathAndQuery).TrimStart('/');
    }

    private (Uri First, Uri? Secure) Addresses()
    {
        var listening = ServerAddress.Listening(server).ToList();
        var reachable = ServerAddress.OnLoopback(server);
        var secure = reachable.FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttps);
        var first = reachable.FirstOrDefault(address => address.Scheme == Uri.UriSchemeHttp) ?? secure;
        return first is not null ? (first, secure) : throw new NoAddressException(listening.Count == 0
            ? "The dev phone is part of this application, and the server has no address: a test server has none unless UseKestrel(0) gives it one."
            : $"The dev phone answers on loopback only, and the server listens on {string.Join(", ", listening)}.");
    }

    private static SocketsHttpHandler Loopback()
    {
        var sockets = TwilioConnection.Sockets(useProxy: false);

        // The development certificate may not be trusted, and names localhost alone.
        sockets.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
        return sockets;
    }
}
