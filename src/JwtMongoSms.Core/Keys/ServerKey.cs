namespace JwtMongoSms.Keys;

/// <summary>One derived key. It prints its id alone.</summary>
internal sealed class ServerKey(string id, byte[] bytes)
{
    public string Id { get; } = id;

    public ReadOnlySpan<byte> Bytes => bytes;

    public byte[] ToArray() => [.. bytes];

    public override string ToString() => $"key {Id}";
}
