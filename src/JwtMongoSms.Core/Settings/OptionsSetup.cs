using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Settings;

/// <summary>Reads one options class from its part of the section <c>JwtMongoSms</c>, and validates it.</summary>
/// <param name="path">The part below <c>JwtMongoSms</c>, such as <c>Codes</c>.</param>
/// <param name="source">The configuration and the environment.</param>
public abstract class OptionsSetup<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
    string path, SettingsSource source)
    : IConfigureOptions<TOptions>, IValidateOptions<TOptions>, IOptionsSetup
    where TOptions : class
{
    private readonly ConditionalWeakTable<TOptions, IReadOnlyList<string>> unreadable = [];

    string IOptionsSetup.Path => path;

    /// <summary>Gets the configuration and the environment.</summary>
    protected SettingsSource Source => source;

    /// <inheritdoc/>
    public void Configure(TOptions options)
    {
        var reader = new SettingReader(source.Configuration, path);
        Read(reader, options);
        unreadable.AddOrUpdate(options, [.. reader.Problems, .. FindUnknown(reader)]);
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        if (name is { Length: > 0 })
            return ValidateOptionsResult.Skip;

        var problems = (unreadable.TryGetValue(options, out var found) ? found : []).Concat(FindProblems(options)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    IEnumerable<string> IOptionsSetup.FindProblems(IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IOptionsFactory<TOptions>>().Create(Options.DefaultName);
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    IEnumerable<string> IOptionsSetup.FindNotices(IServiceProvider services)
        => FindNotices(services.GetRequiredService<IOptions<TOptions>>().Value);

    /// <summary>Reads each setting into its property.</summary>
    protected abstract void Read(SettingReader reader, TOptions options);

    /// <summary>Finds the problems of the values, each as one sentence: what, value, cure.</summary>
    protected virtual IEnumerable<string> FindProblems(TOptions options) => [];

    /// <summary>Finds the notices to log at start: defaults that hold in Development alone, and settings that have no effect.</summary>
    protected virtual IEnumerable<string> FindNotices(TOptions options) => [];

    /// <summary>Finds the names in the section that are no settings.</summary>
    private protected virtual IEnumerable<string> FindUnknown(SettingReader reader) => reader.Unread.Select(Setting.Unknown);

    /// <summary>Gets the failures of a validator that the compiler generates from <see cref="SettingRangeAttribute"/>.</summary>
    private protected IEnumerable<string> Bounds(IValidateOptions<TOptions> validator, TOptions options)
        => validator.Validate($"{Setting.Section}.{path}", options).Failures ?? [];
}
