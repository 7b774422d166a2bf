using System.Text.RegularExpressions;

namespace JwtMongoSms.Phones;

/// <summary>
/// Rewrites mobile numbers in a form that their country has given up, or that is dialled only within it. People keep typing these forms,
/// and stores keep them. libphonenumber knows today's plans alone.
/// </summary>
internal static class NumberingChanges
{
    private static readonly ILookup<int, Change> ByCallingCode = new[]
    {
        // Mexico, 2019: the 1 of mobile numbers and the prefixes 01, 02, 044 and 045 are gone.
        new Change(52, "(?:0?1|02|04[45])([2-9][0-9]{9})", "$1"),

        // Argentina: 9 before the area code and 15 after it mean the same; one is enough. Eight digits exist in area 11 alone.
        new Change(54, "9(11)15([0-9]{8})", "9$1$2"),
        new Change(54, "9([0-9]{3})15([0-9]{7})", "9$1$2"),
        new Change(54, "9([0-9]{4})15([0-9]{6})", "9$1$2"),
        new Change(54, "15([0-9]{8})", "911$1"),

        // Brazil, 2012 to 2016: a 9 before the eight digits.
        new Change(55, "([1-9][1-9])([6-9][0-9]{7})", "${1}9$2"),

        // Chile, 2018: no 0 before mobile numbers.
        new Change(56, "0(9[0-9]{8})", "$1"),

        // Vietnam, 2018: eleven digits became ten.
        new Change(84, "12([068][0-9]{7})", "7$1"),
        new Change(84, "121([0-9]{7})", "79$1"),
        new Change(84, "122([0-9]{7})", "77$1"),
        new Change(84, "12([345][0-9]{7})", "8$1"),
        new Change(84, "127([0-9]{7})", "81$1"),
        new Change(84, "129([0-9]{7})", "82$1"),
        new Change(84, "16([2-9][0-9]{7})", "3$1"),
        new Change(84, "18([68][0-9]{7})", "5$1"),
        new Change(84, "199([0-9]{7})", "59$1"),

        // Ivory Coast, 2021: the operator's prefix before the eight digits, whose second digit tells the operator.
        new Change(225, "((?:0[1-3]|[457][0-3])[0-9]{6})", "01$1"),
        new Change(225, "([04-9][4-6][0-9]{6})", "05$1"),
        new Change(225, "([04-9][7-9][0-9]{6})", "07$1"),

        // Benin, 2024: 01 before the eight digits.
        new Change(229, "([4-9][0-9]{7})", "01$1"),

        // Mauritius, 2013: a 5 before the seven digits.
        new Change(230, "([479][0-9]{6})", "5$1"),

        // Cameroon, 2014: a 6 before the eight digits.
        new Change(237, "([579][0-9]{7})", "6$1"),

        // Gabon, 2019: 6 or 7 in place of the 0. libphonenumber takes the old form still.
        new Change(241, "0?([256][0-9]{6})", "6$1") { ReplacesValid = true },
        new Change(241, "0?([47][0-9]{6})", "7$1") { ReplacesValid = true },

        // Ecuador, 2012: a 9 before the eight digits.
        new Change(593, "([5689][0-9]{7})", "9$1"),
    }.ToLookup(change => change.CallingCode);

    /// <summary>Gets today's forms that a number without its calling code may stand for. The caller checks them against the plan.</summary>
    /// <param name="callingCode">The calling code.</param>
    /// <param name="national">The number without it.</param>
    /// <param name="isValid">Whether today's plan has the number as it is. Then it stands for itself, with few exceptions.</param>
    public static IEnumerable<string> Apply(int callingCode, string national, bool isValid)
        => from change in ByCallingCode[callingCode]
           where change.ReplacesValid || !isValid
           let match = change.Old.Match(national)
           where match.Success
           select match.Result(change.New);

    private sealed record Change(int CallingCode, Regex Old, string New)
    {
        public Change(int callingCode, string old, string @new)
            : this(callingCode, new Regex($"^{old}$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), @new)
        {
        }

        public bool ReplacesValid { get; init; }
    }
}
