using System.Text;

namespace JwtMongoSms.AspNetCore.Tests.Acceptance;

/// <summary>A request that nobody should send.</summary>
internal sealed record BadRequest(
    string Method, string Path, byte[]? Body = null, string? ContentType = null, string? Authorization = null, bool Chunked = false)
{
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Authorization is not null)
            Assert.True(message.Headers.TryAddWithoutValidation("Authorization", Authorization));
        if (Body is null)
            return message;

        message.Content = new ByteArrayContent(Body);
        message.Headers.TransferEncodingChunked = Chunked ? true : null;
        if (ContentType is not null)
            Assert.True(message.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType));
        return message;
    }

    /// <summary>What is needed to send it again.</summary>
    public override string ToString()
    {
        var body = Body is null
            ? "no body"
            : $"{Body.Length} bytes: {Encoding.Latin1.GetString(Body.AsSpan(0, Math.Min(Body.Length, 500)))}";
        return $"{Method} {Path}, type {ContentType}, authorization {Authorization}, chunked {Chunked}, {body}";
    }
}
