using Microsoft.Extensions.Configuration;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>The settings of a <see cref="TestApp"/>, which may change and go while it runs.</summary>
internal sealed class TestSettings : ConfigurationProvider, IConfigurationSource
{
    /// <summary>Changes settings; a null value takes one away. Whoever listens has heard of it when this returns.</summary>
    public void Change(IEnumerable<(string Path, string? Value)> settings)
    {
        // A reader in between sees the old settings or the new ones.
        var changed = new Dictionary<string, string?>(Data, StringComparer.OrdinalIgnoreCase);
        foreach (var (path, value) in settings)
        {
            if (value is null)
                changed.Remove(path);
            else
                changed[path] = value;
        }

        Data = changed;
        OnReload();
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
