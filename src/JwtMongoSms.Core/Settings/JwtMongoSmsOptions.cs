namespace JwtMongoSms;

/// <summary>What all parts share. Section <c>JwtMongoSms</c>; every other setting stands in the options class of its concept.</summary>
public sealed class JwtMongoSmsOptions
{
    /// <summary>
    /// The one root secret; every key is derived from it. Its UTF-8 bytes, 32 at least. Required in Production; Development generates one and keeps it.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>Secrets that were replaced, the newest first: what was made with them stays valid until it expires.</summary>
    public IReadOnlyList<string> PreviousSecrets { get; set; } = [];

    /// <summary>The application's name, as messages give it. By default the name of the application's assembly.</summary>
    public string AppName { get; set; } = "";

    /// <summary>The address of the application, such as <c>https://example.com</c>. Required in Production, and https there.</summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The language for requests that ask for none of ours: <c>en</c> by default, or <c>es</c>, <c>fr</c>, <c>ar</c>.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Gets the host that codes are bound to: that of <see cref="PublicBaseUrl"/>.</summary>
    internal string Domain => PublicBaseUrl?.IdnHost ?? "localhost";

    /// <summary>Gets or sets the file of a secret that was generated for Development.</summary>
    internal string? GeneratedSecretPath { get; set; }
}
