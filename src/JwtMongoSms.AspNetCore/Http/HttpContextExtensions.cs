using JwtMongoSms.AspNetCore.Http;

namespace JwtMongoSms;

/// <summary>Gets the client of a request, for the limits of addresses and the list of devices.</summary>
public static class HttpContextExtensions
{
    /// <summary>
    /// Gets the client that sent a request: its address, behind the proxies of <see cref="LimitOptions.TrustedProxies"/>, and its device.
    /// </summary>
    /// <param name="context">The request.</param>
    public static SignInClient GetSignInClient(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SignInClient
        {
            Address = context.RequestServices.GetRequiredService<ClientAddress>().Find(context),
            DeviceName = RequestDevice.NameOf(context.Request),
        };
    }
}
