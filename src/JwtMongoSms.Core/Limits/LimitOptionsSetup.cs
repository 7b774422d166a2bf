using System.Globalization;
using System.Net;
using JwtMongoSms.Phones;
using JwtMongoSms.Settings;

namespace JwtMongoSms.Limits;

/// <summary>Reads and validates <see cref="LimitOptions"/>.</summary>
internal sealed class LimitOptionsSetup(SettingsSource source) : OptionsSetup<LimitOptions>("Limits", source)
{
    private const string NoProxy = "none";
    private const decimal MaxPrice = 1_000;

    protected override void Read(SettingReader reader, LimitOptions options)
    {
        options.Enabled = reader.Flag("Enabled", options.Enabled);
        options.Countries = reader.Texts("Countries", options.Countries);
        options.HomeCountries = reader.Texts("HomeCountries", options.HomeCountries);
        options.NumberKinds = reader.Choices("NumberKinds", options.NumberKinds);
        options.TrustedProxies = reader.Texts("TrustedProxies", options.TrustedProxies);
        options.DailyCost = reader.Decimal("DailyCost", options.DailyCost);
        options.Prices = reader.Decimals("Prices", options.Prices);
        options.Price = reader.Decimal("Price", options.Price) ?? options.Price;
    }

    // SendLimitOptionsSetup, which reads the other settings of the section, finds them.
    private protected override IEnumerable<string> FindUnknown(SettingReader reader) => [];

    protected override IEnumerable<string> FindProblems(LimitOptions options)
        => FindUnreadable(options).Concat(Source.IsDevelopment ? [] : FindMissing(options));

    private static IEnumerable<string> FindUnreadable(LimitOptions options)
    {
        foreach (var (name, countries) in CountriesOf(options))
        {
            foreach (var country in countries.Where(country => !PhoneParser.IsCountry(country.ToUpperInvariant())))
                yield return $"{Setting.Name(name)} has \"{country}\"; each is an ISO 3166-1 code such as GB.";
        }

        if (options.Countries.Count > 0)
        {
            foreach (var country in options.HomeCountries.Where(country => !options.AllowsCountry(country)))
                yield return $"{Setting.Name("Limits:HomeCountries")} has {country}, which Limits:Countries has not. Add it there too.";
        }

        foreach (var proxy in options.TrustedProxies.Where(proxy => proxy != NoProxy && !IPNetwork.TryParse(proxy, out _)
            && !IPAddress.TryParse(proxy, out _)))
        {
            yield return $"{Setting.Name("Limits:TrustedProxies")} has \"{proxy}\"; each is an address such as 10.0.0.4 or a network "
                + "such as 10.0.0.0/8, or the one word none.";
        }

        if (options.TrustedProxies.Contains(NoProxy) && options.TrustedProxies.Count > 1)
            yield return $"{Setting.Name("Limits:TrustedProxies")} has none beside others; none stands alone.";

        if (options.DailyCost is <= 0)
            yield return $"{Setting.Name("Limits:DailyCost")} is {Text(options.DailyCost.Value)}; it is above 0.";

        foreach (var (name, price) in options.Prices.Select(price => ($"Limits:Prices:{price.Key}", price.Value))
            .Append(("Limits:Price", options.Price)).Where(price => price.Item2 is < 0 or > MaxPrice))
            yield return $"{Setting.Name(name)} is {Text(price)}; it is at least 0 and at most {MaxPrice}.";
    }

    private static IEnumerable<string> FindMissing(LimitOptions options)
    {
        if (options.Countries.Count == 0)
        {
            yield return $"{Setting.Name("Limits:Countries")} is missing; it lists the countries that codes are sent to, such as GB,IE. "
                + "Every country that can be texted can be used for toll fraud.";
        }

        if (options.TrustedProxies.Count == 0)
        {
            yield return $"{Setting.Name("Limits:TrustedProxies")} is missing; it lists the addresses or networks of the proxies in front "
                + "of the application, such as 10.0.0.0/8, or is none. Behind an unnamed proxy all users share the limits of one address.";
        }

        if (options.DailyCost is null)
        {
            yield return $"{Setting.Name("Limits:DailyCost")} is missing; it is what messages may cost in a day, such as 50, in the "
                + "currency of Limits:Prices. No attack can cost more.";
        }

        if (!options.Enabled)
            yield return $"{Setting.Name("Limits:Enabled")} is false; that is for development only.";
    }

    protected override IEnumerable<string> FindNotices(LimitOptions options)
    {
        if (options.Countries.Count == 0)
            yield return "JwtMongoSms:Limits:Countries is not set; for development codes go to every country.";

        if (options.DailyCost is null)
            yield return "JwtMongoSms:Limits:DailyCost is not set; for development messages may cost any sum.";

        foreach (var country in options.Countries.Where(country => !options.HasNumbersIn(country)))
        {
            yield return $"JwtMongoSms:Limits:Countries has {country}, which has no mobile numbers, or none of "
                + "JwtMongoSms:Limits:NumberKinds: no code will be sent there. Remove it, or allow its kinds of numbers.";
        }

        if (!options.Enabled)
            yield return "JwtMongoSms:Limits:Enabled is false; only countries, number kinds and guesses are limited.";
    }

    private static IEnumerable<(string Name, IEnumerable<string> Countries)> CountriesOf(LimitOptions options) =>
    [
        ("Limits:Countries", options.Countries), ("Limits:HomeCountries", options.HomeCountries), ("Limits:Prices", options.Prices.Keys),
    ];

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
