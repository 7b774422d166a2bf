using System.Globalization;
using JwtMongoSms.DevPhone.Failures;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Page;

/// <summary>The form that chooses a failure, as it was filled in.</summary>
internal sealed class FailureForm
{
    /// <summary>The kind that removes a failure.</summary>
    public const string WorksAgain = "none";

    public string To { get; init; } = "";

    public string Kind { get; init; } = "delay";

    public string Seconds { get; init; } = "20";

    public string Code { get; init; } = "21610";

    public bool Once { get; init; } = true;

    /// <summary>What is wrong with it.</summary>
    public string? Mistake { get; init; }

    public static FailureForm Read(IFormCollection form) => new()
    {
        To = form["to"].ToString(),
        Kind = form["kind"].ToString(),
        Seconds = form["seconds"].ToString(),
        Code = form["code"].ToString(),
        Once = form["once"].ToString() is "on" or "true",
    };

    public FailureForm With(string mistake)
        => new() { To = To, Kind = Kind, Seconds = Seconds, Code = Code, Once = Once, Mistake = mistake };

    /// <summary>Chooses or removes the failure.</summary>
    /// <returns>What is wrong with the form; <see langword="null"/> when it is done.</returns>
    public string? Apply(FailurePlans plans)
    {
        var to = string.IsNullOrWhiteSpace(To) ? FailureReader.AllNumbers : To;
        if (Kind == WorksAgain && FailureReader.TryReadNumber(to, out PhoneNumber? number))
        {
            plans.Remove(number);
            return null;
        }

        var body = new FailureBody { To = to, Kind = Kind, Seconds = ReadWhole(Seconds), Code = ReadWhole(Code), Once = Once };
        if (!FailureReader.TryRead(body, out var failure, out var mistake))
            return mistake;

        plans.Choose(failure);
        return null;
    }

    private static int? ReadWhole(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
