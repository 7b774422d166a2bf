using System.Diagnostics.Metrics;
using JwtMongoSms.Events;

namespace JwtMongoSms.AspNetCore.Http;

/// <summary>Counts the errors that clients were told, by code.</summary>
internal sealed class ProblemEvents(Telemetry telemetry)
{
    private const string Other = "other";

    private static readonly HashSet<string> Codes = [.. SignInError.All.Select(error => error.Code)];
    private readonly Counter<long> problems = telemetry.CreateCounter("jwtmongosms.problems", "{response}", "Errors that clients were told, by code.");

    // The codes of the application's own checks are no closed list.
    public void Returned(SignInError error) => problems.Add(1, Telemetry.Tag("code", Codes.Contains(error.Code) ? error.Code : Other));
}
