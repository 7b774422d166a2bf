using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace JwtMongoSms.AspNetCore.Tests.Tokens.Keys;

/// <summary>The framework's handler as it is set up, by itself.</summary>
internal static class Bearer
{
    public static Task<TokenValidationResult> ValidateAsync(TestApp app, string token)
    {
        var options = app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtMongoSmsDefaults.AuthenticationScheme);
        return Assert.Single(options.TokenHandlers).ValidateTokenAsync(token, options.TokenValidationParameters);
    }
}
