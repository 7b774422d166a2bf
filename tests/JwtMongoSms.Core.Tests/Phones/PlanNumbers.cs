using PhoneNumbers;

namespace JwtMongoSms.Core.Tests.Phones;

/// <summary>An example of each kind of number in each country, from the plans that libphonenumber knows.</summary>
internal static class PlanNumbers
{
    private static readonly PhoneNumberUtil Library = PhoneNumberUtil.GetInstance();

    // Iran has numbers of six digits, which are no phone numbers of people.
    public static IReadOnlyList<string> All { get; } =
    [
        .. from country in Library.GetSupportedRegions()
           from type in Library.GetSupportedTypesForRegion(country)
           let number = Library.GetExampleNumberForType(country, type)
           where number is not null && Library.IsValidNumber(number)
           let e164 = Library.Format(number, PhoneNumberFormat.E164)
           where e164.Length >= "+1234567".Length
           select e164,
    ];

    /// <summary>The example of a mobile number in a country.</summary>
    public static string MobileOf(string country)
        => Library.Format(Library.GetExampleNumberForType(country, PhoneNumberType.MOBILE), PhoneNumberFormat.E164);
}
