using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace JwtMongoSms.Settings;

/// <summary>Tells monitors of an options class that the configuration has changed.</summary>
internal sealed class ConfigurationReload<TOptions>(SettingsSource source) : IOptionsChangeTokenSource<TOptions>
{
    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => source.Configuration?.GetReloadToken() ?? NullChangeToken.Singleton;
}
