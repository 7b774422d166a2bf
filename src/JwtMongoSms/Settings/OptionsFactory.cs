using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.Settings;

/// <summary>Makes the options: configuration, then the application's code, then what development fills in; and refuses them with everything that is wrong at once.</summary>
internal sealed class OptionsFactory(IConfiguration configuration, IHostEnvironment environment, OwnParts own, Action<JwtMongoSmsOptions>? configure)
{
    public JwtMongoSmsOptions Make()
    {
        var options = new JwtMongoSmsOptions { AppName = environment.ApplicationName };
        var reader = new SettingsReader();
        reader.Read(configuration.GetSection(Setting.Section), options);
        configure?.Invoke(options);
        FallbackSettings.Apply(configuration, options);
        options.UsesMongoDb = !own.HasStore && (own.HasDatabase || !string.IsNullOrEmpty(options.MongoDb.ConnectionString));
        if (options.UsesMongoDb && !string.IsNullOrEmpty(options.Sqlite.Path))
            options.Notices.Add("JwtMongoSms:Sqlite:Path is set and not used: everything is kept in MongoDB.");

        options.Notices.AddRange(reader.Unknown.Select(name => $"{name} is not a setting and is ignored."));

        if (environment.IsDevelopment())
            DevelopmentDefaults.Apply(options, new DevelopmentFolder(environment), own);

        var problems = reader.Problems
            .Concat(SettingsCheck.Problems(options, own))
            .Concat(SigningKeysCheck.Problems(options, environment.ContentRootPath))
            .Concat(PageSettingsCheck.Problems(options.Page, environment.ContentRootPath));
        if (!environment.IsDevelopment())
            problems = problems.Concat(ProductionCheck.Problems(options, own));

        var all = problems.Distinct().ToList();
        if (all.Count == 0)
            return options;

        throw new OptionsValidationException(
            Setting.Section, typeof(JwtMongoSmsOptions), all.Prepend($"JwtMongoSms can't start in {environment.EnvironmentName}:").Select(line => line + Environment.NewLine));
    }
}
