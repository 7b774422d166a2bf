using JwtMongoSms.Phones;
using JwtMongoSms.Settings;

namespace JwtMongoSms.Limits;

/// <summary>Reads and validates <see cref="LimitOptions"/>.</summary>
internal sealed class LimitOptionsSetup(SettingsSource source) : OptionsSetup<LimitOptions>("Limits", source)
{
    protected override void Read(SettingReader reader, LimitOptions options)
    {
        options.Enabled = reader.Flag("Enabled", options.Enabled);
        options.Countries = reader.Texts("Countries", options.Countries);
        options.NumberKinds = reader.Choices("NumberKinds", options.NumberKinds);
    }

    protected override IEnumerable<string> FindProblems(LimitOptions options)
    {
        foreach (var country in options.Countries.Where(country => !PhoneParser.IsCountry(country.ToUpperInvariant())))
            yield return $"{Setting.Name("Limits:Countries")} has \"{country}\"; each is an ISO 3166-1 code such as GB.";

        if (Source.IsDevelopment)
            yield break;

        if (options.Countries.Count == 0)
        {
            yield return $"{Setting.Name("Limits:Countries")} is missing; it lists the countries that codes are sent to, such as GB,IE. "
                + "Every country that can be texted can be used for toll fraud.";
        }

        if (!options.Enabled)
            yield return $"{Setting.Name("Limits:Enabled")} is false; that is for development only.";
    }

    protected override IEnumerable<string> FindNotices(LimitOptions options)
    {
        if (options.Countries.Count == 0)
            yield return "JwtMongoSms:Limits:Countries is not set; for development codes go to every country.";

        foreach (var country in options.Countries.Where(country => !options.HasNumbersIn(country)))
        {
            yield return $"JwtMongoSms:Limits:Countries has {country}, which has no mobile numbers, or none of "
                + "JwtMongoSms:Limits:NumberKinds: no code will be sent there. Remove it, or allow its kinds of numbers.";
        }

        if (!options.Enabled)
            yield return "JwtMongoSms:Limits:Enabled is false; it has no effect yet, and Countries and NumberKinds still apply.";
    }
}
