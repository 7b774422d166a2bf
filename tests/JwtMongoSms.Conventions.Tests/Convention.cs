namespace JwtMongoSms.Conventions.Tests;

/// <summary>A rule of the repository: it holds, or says who breaks it and what to do.</summary>
internal static class Convention
{
    public static void Holds(IEnumerable<Violation> violations, string cure)
        => Holds(violations.Select(violation => $"{violation.Entry}: {violation.Detail}"), cure);

    public static void Holds(IEnumerable<string> violations, string cure)
    {
        var found = violations.Distinct().Order(StringComparer.Ordinal).ToList();
        if (found.Count > 0)
            Assert.Fail($"{cure}\n  {string.Join("\n  ", found)}");
    }
}
