using Microsoft.AspNetCore.Authentication;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Our authentication scheme, under the name that it is registered by.</summary>
internal sealed class SignInScheme(IOptions<AuthenticationOptions> options, IOptions<AccessTokenOptions> tokens)
{
    /// <summary>Gets the name of the scheme.</summary>
    /// <exception cref="InvalidOperationException">The application has registered our handler twice.</exception>
    public string Name { get; } = Find(options.Value) ?? throw new InvalidOperationException("AddJwtMongoSms() was not called.");

    /// <summary>Finds the scheme with our handler.</summary>
    public static string? Find(AuthenticationOptions options)
    {
        var ours = options.Schemes.Where(scheme => scheme.HandlerType == typeof(JwtMongoSmsAuthenticationHandler));
        var names = ours.Select(scheme => scheme.Name).ToList();
        return names.Count <= 1 ? names.SingleOrDefault() : throw new InvalidOperationException(
            $"The schemes {string.Join(" and ", names)} both have the handler of JwtMongoSms; an application has one of them.");
    }

    /// <exception cref="InvalidOperationException">Several schemes and no default: no request would be authenticated by itself.</exception>
    public void RequireDefault()
    {
        var value = options.Value;
        if (!tokens.Value.RequireDefaultScheme
            || value.Schemes.Count() == 1
            || (value.DefaultAuthenticateScheme ?? value.DefaultScheme) is not null)
            return;

        var names = string.Join(", ", value.Schemes.Select(scheme => scheme.Name));
        throw new InvalidOperationException(
            $"There are several authentication schemes ({names}) and no default, so requests are not authenticated by default. "
            + $"Name one: AddAuthentication(\"{Name}\"), or a policy scheme; or set AccessTokenOptions.RequireDefaultScheme to false.");
    }
}

/// <summary>Adds our scheme, unless the application has added one with our handler under another name.</summary>
internal sealed class SchemeSetup : IPostConfigureOptions<AuthenticationOptions>
{
    public void PostConfigure(string? name, AuthenticationOptions options)
    {
        if (SignInScheme.Find(options) is null)
            options.AddScheme<JwtMongoSmsAuthenticationHandler>(JwtMongoSmsDefaults.AuthenticationScheme, displayName: null);
    }
}
