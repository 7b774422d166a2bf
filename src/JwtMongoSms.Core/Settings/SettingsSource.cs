using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.Settings;

/// <summary>The configuration and the environment that settings are read from and validated by.</summary>
/// <param name="configuration">The application's configuration; <see langword="null"/> where all settings are set in code.</param>
/// <param name="environment">The application's environment; <see langword="null"/> counts as Production.</param>
public sealed class SettingsSource(IConfiguration? configuration = null, IHostEnvironment? environment = null)
{
    /// <summary>Gets the configuration, if there is one.</summary>
    public IConfiguration? Configuration => configuration;

    /// <summary>Gets whether the application runs in Development. Every other environment counts as Production.</summary>
    public bool IsDevelopment => environment?.IsDevelopment() ?? false;

    /// <summary>Gets the folder where relative paths begin.</summary>
    public string ContentRootPath => environment?.ContentRootPath ?? AppContext.BaseDirectory;

    /// <summary>Gets the name of the environment, for messages.</summary>
    public string EnvironmentName => environment?.EnvironmentName ?? Environments.Production;

    /// <summary>Gets the name of the application's assembly.</summary>
    public string ApplicationName => environment?.ApplicationName ?? AppDomain.CurrentDomain.FriendlyName;
}
