using JwtMongoSms.Delivery;
using JwtMongoSms.Delivery.Internal;
using JwtMongoSms.Limits;
using JwtMongoSms.Sessions;
using JwtMongoSms.Users;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Login;

/// <summary>The settings of the sign-in rules. Section <c>JwtMongoSms</c>.</summary>
public sealed class LoginOptions
{
    /// <summary>
    /// The one root secret; every key is derived from it. Its UTF-8 bytes, 32 at least. Required in Production; Development makes one and keeps it.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>Secrets that were replaced: what was made with them stays valid until it ends by itself.</summary>
    public IReadOnlyList<string> PreviousSecrets { get; set; } = [];

    /// <summary>The application's name, as messages give it. By default the name of the application's assembly.</summary>
    public string AppName { get; set; } = "";

    /// <summary>Where the application is reached, such as <c>https://example.com</c>. Required in Production, and https there.</summary>
    public Uri? PublicBaseUrl { get; set; }

    /// <summary>The language for people who ask for none of ours: <c>en</c> by default, or <c>es</c>, <c>fr</c>, <c>ar</c>.</summary>
    public string Language { get; set; } = Languages.Default;

    /// <summary>How codes look and how long they live.</summary>
    [ValidateObjectMembers]
    public CodeOptions Codes { get; } = new();

    /// <summary>How long people stay signed in.</summary>
    [ValidateObjectMembers]
    public SessionOptions Sessions { get; } = new();

    /// <summary>Who may be a user, and what of a user leaves the server.</summary>
    public UserOptions Users { get; } = new();

    /// <summary>Who may be sent a code.</summary>
    public LimitOptions Limits { get; } = new();

    /// <summary>What messages say.</summary>
    public MessageOptions Messages { get; } = new();

    /// <summary>What clients of the npm package get.</summary>
    [ValidateObjectMembers]
    public LegacyOptions Legacy { get; } = new();

    internal string Domain => PublicBaseUrl?.IdnHost ?? "localhost";
}
