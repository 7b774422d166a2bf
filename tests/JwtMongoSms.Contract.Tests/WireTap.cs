using TestSupport;

namespace JwtMongoSms.Contract.Tests;

/// <summary>Sees what the sender says and what Prism has against it; may ask Prism for a certain answer.</summary>
internal sealed class WireTap(string? prefer = null) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    public List<TwilioPost> Posts { get; } = [];

    /// <summary>Everything that broke the description, in either direction.</summary>
    public List<string> Violations { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = await request.Content!.ReadAsStringAsync(cancellationToken);
        Posts.Add(new TwilioPost(request.RequestUri!.AbsolutePath, request.Headers.Authorization?.ToString(), TwilioPost.ReadForm(form)));
        if (prefer is not null)
            request.Headers.Add("Prefer", prefer);

        var response = await base.SendAsync(request, cancellationToken);
        Violations.AddRange(response.Headers.TryGetValues("sl-violations", out var values) ? values : []);
        return response;
    }
}
