namespace JwtMongoSms.AspNetCore.Pages;

/// <summary>Which number a text stands for; <see langword="null"/> while it stands for none that codes go to.</summary>
internal sealed record NumberPreview(string? Number)
{
    public override string ToString() => nameof(NumberPreview);
}
