using System.Net;

namespace JwtMongoSms.Messages;

/// <summary>Records whether sending the content has begun. Before that, nothing was sent, whatever the error.</summary>
internal sealed class TrackedContent : HttpContent
{
    private readonly HttpContent content;

    public TrackedContent(HttpContent content)
    {
        this.content = content;
        foreach (var header in content.Headers)
            Headers.TryAddWithoutValidation(header.Key, header.Value);
    }

    public bool HasBegun { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        HasBegun = true;
        return content.CopyToAsync(stream, context, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = content.Headers.ContentLength ?? -1;
        return length >= 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            content.Dispose();

        base.Dispose(disposing);
    }
}
