namespace JwtMongoSms.Conventions.Tests.Docs;

/// <summary>The list of settings that operators write against: key, default and bounds come from the options themselves.</summary>
public sealed class ConfigurationTests
{
    private static readonly (string Prefix, string Type)[] Sections =
    [
        ("", "JwtMongoSmsOptions"), ("Codes:", "CodeOptions"), ("Limits:", "LimitOptions"),
        ("Limits:", "SendLimitOptions"), ("Sessions:", "SignInSessionOptions"),
        ("Users:", "UserOptions"), ("Messages:", "MessageOptions"), ("Legacy:", "LegacyOptions"), ("Tokens:", "AccessTokenOptions"),
        ("Tokens:", "SigningKeyOptions"), ("Page:", "PageOptions"), ("Sqlite:", "SqliteOptions"), ("MongoDb:", "MongoDbOptions"),
        ("Twilio:", "TwilioOptions"),
    ];

    private static readonly Dictionary<string, string[]> Rows =
        new Document("docs/configuration.md").Rows("Key").ToDictionary(cells => cells[0]);
    private static readonly Dictionary<string, SettingFacts> Settings =
        Sections.SelectMany(section => SettingFacts.AllIn(Options(section.Type), section.Prefix)).ToDictionary(setting => setting.Key);

    [Fact]
    public void The_table_has_every_setting_and_no_other()
    {
        Convention.Holds(
            Settings.Values.Where(setting => !Rows.ContainsKey(setting.Key)).Select(setting => setting.Row),
            "Add the setting to docs/configuration.md.");
        Convention.Holds(Rows.Keys.Except(Settings.Keys), "docs/configuration.md lists a setting that doesn't exist.");
    }

    [Fact]
    public void The_table_gives_the_defaults()
        => Convention.Holds(
            from setting in Settings.Values
            where Rows.TryGetValue(setting.Key, out var row) && row[1] != setting.Default
            select setting.Row,
            "The default in docs/configuration.md is not the one in the options. The table is: Key, Default, Bounds, Meaning.");

    [Fact]
    public void The_table_gives_the_bounds()
        => Convention.Holds(
            from setting in Settings.Values
            where setting.Bounds is not null && Rows.TryGetValue(setting.Key, out var row) && row[2] != setting.Bounds
            select setting.Row,
            "The bounds in docs/configuration.md are not those that the options are held to. The table is: Key, Default, Bounds, Meaning.");

    [Fact]
    public void The_table_of_GraphQL_options_gives_their_defaults_and_bounds()
    {
        var rows = new Document("docs/graphql.md").Rows("option").ToDictionary(cells => cells[0]);
        Convention.Holds(
            from option in SettingFacts.AllIn(Options("GraphQLEndpointOptions"), "")
            where option.Bounds is not null
            let row = rows.GetValueOrDefault(option.Key, ["", "", ""])
            where (Plain(row[1]), Plain(row[2])) != (option.Default, option.Bounds)
            select option.Row,
            "The default or the bounds in docs/graphql.md are not those of the option.");

        static string Plain(string figures) => figures.Replace(",", "", StringComparison.Ordinal);
    }

    [Fact]
    public void Bounds_are_found() => Assert.NotNull(Settings["Codes:Lifetime"].Bounds);

    private static Type Options(string name) => Shipped.Types.Single(type => type.FullName == "JwtMongoSms." + name);
}
