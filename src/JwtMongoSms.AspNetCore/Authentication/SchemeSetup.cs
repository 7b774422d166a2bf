using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Adds our scheme, unless the application has added one with our handler under another name.</summary>
internal sealed class SchemeSetup : IPostConfigureOptions<AuthenticationOptions>
{
    public void PostConfigure(string? name, AuthenticationOptions options)
    {
        if (SignInScheme.Find(options) is null)
            options.AddScheme<JwtMongoSmsAuthenticationHandler>(JwtMongoSmsDefaults.AuthenticationScheme, displayName: null);
    }
}
