using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Settings;

/// <summary>Creates options without validating them: one part's validation may read another's settings without failing for them.</summary>
public static class RawOptions
{
    /// <summary>Creates options and runs everything that configures them, but no validation.</summary>
    public static TOptions Create<TOptions>(IServiceProvider services)
        where TOptions : class, new()
    {
        var options = new TOptions();
        foreach (var setup in services.GetServices<IConfigureOptions<TOptions>>())
            setup.Configure(options);

        foreach (var setup in services.GetServices<IPostConfigureOptions<TOptions>>())
            setup.PostConfigure(Options.DefaultName, options);

        return options;
    }
}
