using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Pages.Internal;

/// <summary>What a browser carries from the first step to the second, sealed: which challenge it has, and what was typed for it.</summary>
internal sealed record PageFlow(string ChallengeId, string PhoneNumber, string Typed, string? Country, long ExpiresAtSeconds)
{
    private const string Purpose = "flow";

    public string Close(Seal seal) => Convert.ToBase64String(seal.Close(JsonSerializer.SerializeToUtf8Bytes(this, PageJson.Default.PageFlow), Purpose));

    /// <returns><see langword="null"/> for whatever we have not sealed.</returns>
    public static PageFlow? Open(Seal seal, string? text)
    {
        var bytes = new byte[text?.Length ?? 0];
        return Convert.TryFromBase64String(text ?? "", bytes, out var length) && seal.Open(bytes.AsSpan(0, length), Purpose) is { } json
            ? JsonSerializer.Deserialize(json, PageJson.Default.PageFlow)
            : null;
    }

    // What a record prints by itself ends up in a log one day, secrets included.
    public override string ToString() => nameof(PageFlow);
}
