namespace JwtMongoSms;

/// <summary>The settings that all parts share, directly in the section <c>JwtMongoSms</c>.</summary>
public sealed class JwtMongoSmsOptions
{
    /// <summary>
    /// The root secret, at least 32 bytes of UTF-8 and 8 different characters; every key is derived from it. Required in Production;
    /// Development generates one.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>Replaced secrets, the newest first. Codes and tokens made with them stay valid until they expire.</summary>
    public IReadOnlyList<string> PreviousSecrets { get; set; } = [];

    /// <summary>The application's name in messages. By default the name of the application's assembly.</summary>
    public string AppName { get; set; } = "";

    /// <summary>The address of the application, such as <c>https://example.com</c>. Required in Production, and https there.</summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The language for requests that accept none of ours: <c>en</c> by default, or <c>es</c>, <c>fr</c>, <c>ar</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Gets the host that codes are bound to: that of <see cref="PublicBaseUrl"/>.</summary>
    internal string Domain => PublicBaseUrl?.IdnHost ?? "localhost";

    /// <summary>Gets or sets the file of a secret that was generated for Development.</summary>
    internal string? GeneratedSecretPath { get; set; }

    /// <summary>Gets or sets why no secret could be generated for Development.</summary>
    internal string? SecretProblem { get; set; }
}
