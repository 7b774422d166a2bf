using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace JwtMongoSms.Settings;

/// <summary>Notifies monitors of an options class when the configuration changes.</summary>
internal sealed class ConfigurationReload<TOptions>(SettingsSource source) : IOptionsChangeTokenSource<TOptions>
{
    public string? Name => Options.DefaultName;

    public IChangeToken GetChangeToken() => source.Configuration?.GetReloadToken() ?? NullChangeToken.Singleton;
}
