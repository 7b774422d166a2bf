using JwtMongoSms.AspNetCore.Http;
using JwtMongoSms.DevPhone.Failures;
using Microsoft.AspNetCore.Http;

namespace JwtMongoSms.DevPhone.Api;

/// <summary>Failures as JSON, for tests and for the page's script. Every response lists the chosen ones.</summary>
internal sealed class FailuresApi(FailurePlans plans)
{
    public Task ListAsync(HttpContext context) => context.Response.WriteAsJsonAsync(
        [.. plans.All.Select(PlannedFailureJson.Create)], DevPhoneJson.Relaxed.PlannedFailureJsonArray);

    public async Task ChooseAsync(HttpContext context)
    {
        // A page of another site can post a form but no JSON: its browser sends a preflight request first.
        var (body, problem) = await JsonBody.ReadAsync(context, FailureJson.Default.FailureBody);
        if (body is null)
        {
            await problem!.ExecuteAsync(context);
            return;
        }

        if (!FailureReader.TryRead(body, out var failure, out var mistake))
        {
            await DevPhoneJson.WriteMistakeAsync(context, mistake);
            return;
        }

        plans.Choose(failure);
        await ListAsync(context);
    }

    /// <summary>Removes the failure of one number or of <c>all</c>; without a number, every one.</summary>
    public Task RemoveAsync(HttpContext context)
    {
        var named = context.Request.Query["to"];
        if (named.Count == 0)
            plans.Clear();
        else if (FailureReader.TryReadNumber(DevPhoneQuery.WithPlus(named.ToString()), out var to))
            plans.Remove(to);
        else
            return DevPhoneJson.WriteMistakeAsync(context, $"to is a phone number, its + as %2B, or {FailureReader.AllNumbers}.");

        return ListAsync(context);
    }
}

/// <summary>A failure that was chosen.</summary>
internal sealed record PlannedFailureJson(string To, string Kind, int? Seconds, int? Code, bool Once, string Says)
{
    public static PlannedFailureJson Create(PlannedFailure failure) => new(
        failure.To?.E164 ?? FailureReader.AllNumbers,
        FailureReader.NameOf(failure.Kind),
        failure.Seconds,
        failure.Code,
        failure.IsForNextOnly,
        failure.Says);
}
