using GraphQL;
using GraphQL.Validation;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>GraphQL.NET helps whoever mistypes a name with those that are like it. Where the schema may not be asked about, that would tell all of it, letter by letter.</summary>
internal static class Suggestions
{
    private const string Beginning = " Did you mean ";

    public static void TakeOut(ExecutionResult result)
    {
        if (result.Errors is not { } errors || !errors.Any(Suggests))
            return;

        result.Errors = [];
        result.Errors.AddRange(errors.Select(error => Suggests(error) ? Shortened(error) : error));
    }

    private static bool Suggests(ExecutionError error) => error is ValidationError && error.Message.Contains(Beginning, StringComparison.Ordinal);

    private static ValidationError Shortened(ExecutionError error)
    {
        var shortened = new ValidationError(error.Message[..error.Message.IndexOf(Beginning, StringComparison.Ordinal)]) { Code = error.Code, Number = (error as ValidationError)?.Number };
        foreach (var location in error.Locations ?? [])
            shortened.AddLocation(location);

        return shortened;
    }
}
