namespace JwtMongoSms.Conventions.Tests.Arrows;

/// <summary>A file that refers to a symbol of another file of the same project.</summary>
internal sealed record Arrow(string From, string To, string Symbol)
{
    public override string ToString() => $"{From} -> {To} ({Symbol})";
}
