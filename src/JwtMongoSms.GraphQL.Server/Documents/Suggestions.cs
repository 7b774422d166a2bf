using GraphQL;
using GraphQL.Validation;

namespace JwtMongoSms.GraphQL.Server.Documents;

/// <summary>
/// Removes GraphQL.NET's suggestions of similar names from errors. Where introspection is off, an attacker could spell the schema out with
/// them.
/// </summary>
internal static class Suggestions
{
    private const string Start = " Did you mean ";

    public static void Remove(ExecutionResult result)
    {
        if (result.Errors is not { } errors || !errors.Any(HasSuggestion))
            return;

        result.Errors = [];
        result.Errors.AddRange(errors.Select(error => HasSuggestion(error) ? Shorten(error) : error));
    }

    private static bool HasSuggestion(ExecutionError error)
        => error is ValidationError && error.Message.Contains(Start, StringComparison.Ordinal);

    private static ValidationError Shorten(ExecutionError error)
    {
        var shortened = new ValidationError(error.Message[..error.Message.IndexOf(Start, StringComparison.Ordinal)])
        {
            Code = error.Code,
            Number = (error as ValidationError)?.Number,
        };
        foreach (var location in error.Locations ?? [])
            shortened.AddLocation(location);

        return shortened;
    }
}
