using System.Runtime.CompilerServices;
using JwtMongoSms.Phones;

namespace JwtMongoSms;

/// <summary>Checks what an application or an earlier plan has left in a store.</summary>
public static class PhoneUserStoreExtensions
{
    /// <summary>
    /// Finds the users whose stored phone number isn't the one that their owner's typing is read as: of an old plan, with a trunk's zero,
    /// without a country, or no number at all. It reads in pages and changes nothing; users who are added meanwhile may be missing.
    /// </summary>
    public static async IAsyncEnumerable<UncanonicalPhoneNumber> FindUncanonicalPhoneNumbersAsync(
        this IPhoneUserStore users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        UserId? after = null;
        while (await users.ListPhoneNumbersAsync(after, cancellationToken).ConfigureAwait(false) is { Count: > 0 } page)
        {
            foreach (var uncanonical in page.Select(FindProblem).OfType<UncanonicalPhoneNumber>())
                yield return uncanonical;

            after = page[^1].UserId;
        }
    }

    private static UncanonicalPhoneNumber? FindProblem(StoredPhoneNumber stored)
    {
        var isNumber = PhoneNumber.TryParse(stored.Text, country: null, out var canonical);
        if (isNumber && canonical!.E164 == stored.Text)
            return null;

        var problem = stored.Text is not { } text ? "It is no text."
            : isNumber ? "It is not in E.164 form, or in a form that its country has given up."
            : PhoneParser.HasE164Shape(text) ? "It fits no country's plan."
            : "It has no country code, or is no phone number.";
        return new UncanonicalPhoneNumber(stored.UserId, stored.Text, canonical, problem);
    }
}
