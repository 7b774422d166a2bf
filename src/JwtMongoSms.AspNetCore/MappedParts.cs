using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.Settings;

namespace JwtMongoSms.AspNetCore;

/// <summary>Records which parts an application has mapped: each is mapped once, and only where requests can be authenticated.</summary>
internal sealed class MappedParts(SignInScheme scheme)
{
    private readonly HashSet<string> parts = [];

    /// <exception cref="InvalidOperationException">
    /// The part is mapped already, or the application has several schemes and no default.
    /// </exception>
    public static void Add(IEndpointRouteBuilder routes, string call)
    {
        var mapped = routes.ServiceProvider.GetService<MappedParts>()
            ?? throw new InvalidOperationException($"{call} needs services.AddJwtMongoSms(), which was not called.");

        // Mapping reads options before the host starts: the operator must hear of all wrong settings at once.
        SettingsAtStart.Require(routes.ServiceProvider);
        mapped.AddOnce(call);
    }

    public static string TwiceProblem(string call)
        => $"{call} was called twice, perhaps by MapJwtMongoSms(), which maps every registered part; map each part once.";

    private void AddOnce(string call)
    {
        scheme.RequireDefault();
        if (!parts.Add(call))
            throw new InvalidOperationException(TwiceProblem(call));
    }
}
