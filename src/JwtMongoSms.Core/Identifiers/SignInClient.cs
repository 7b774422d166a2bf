using System.Net;

namespace JwtMongoSms;

/// <summary>
/// What is known of the client that asks for a code or submits one. In ASP.NET Core <c>HttpContext.GetSignInClient()</c> creates it.
/// </summary>
public sealed record SignInClient
{
    /// <summary>
    /// Gets a client of which nothing is known: for code of the application's own that sends codes without a request, such as a job.
    /// The limits of addresses don't apply to it; all others do.
    /// </summary>
    public static SignInClient None { get; } = new();

    /// <summary>Gets the address that the request came from, as the last trusted proxy saw it; <see langword="null"/> for none.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>Gets a name that the user will recognise, such as "Firefox on Windows". At most 64 characters are kept.</summary>
    public string? DeviceName { get; init; }

    // A record would print the address, which is personal.
    /// <inheritdoc/>
    public override string ToString() => nameof(SignInClient);
}
