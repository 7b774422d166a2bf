using System.Globalization;

namespace JwtMongoSms.DevPhone.Judging;

/// <summary>Whether Production would send to the country of a number.</summary>
internal static class CountryFinding
{
    public static Finding From(PhoneNumber number, LimitOptions limits)
    {
        // "001" stands for numbers of the whole world, such as +800.
        if (number.Country is not { Length: 2 } country)
            return new Finding(
                "country", false, "The number belongs to no country: Limits:Countries can't name it, and Production sends no code there.");

        var name = NameOf(country);
        if (limits.Countries.Count == 0)
            return new Finding("country", true, $"{name}; Production needs it on Limits:Countries.");

        return limits.AllowsCountry(country)
            ? new Finding("country", true, $"{name}, on Limits:Countries.")
            : new Finding("country", false, $"{name} is not on Limits:Countries: no code goes there.");
    }

    private static string NameOf(string country)
    {
        try
        {
            return $"{new RegionInfo(country).EnglishName} ({country})";
        }
        catch (ArgumentException)
        {
            // RegionInfo lacks some countries that have phone numbers, and without ICU it knows none.
            return country;
        }
    }
}
