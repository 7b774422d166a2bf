using JwtMongoSms.AspNetCore.DevPhone.Internal;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace JwtMongoSms.AspNetCore.DevPhone.Failures.Internal;

/// <summary>Failures for tests and for the page's script. Every answer lists what is chosen now.</summary>
internal sealed class FailuresApi(FailurePlans plans)
{
    public Task ListAsync(HttpContext context) => DevPhoneJson.WriteAsync(context, plans.All.Select(Shown));

    public async Task ChooseAsync(HttpContext context)
    {
        // A page of another site can post a form, but not JSON: for that its browser asks us first.
        var (body, problem) = await JsonBody.ReadAsync(context, FailureJson.Default.FailureBody);
        if (body is null)
        {
            await problem!.ExecuteAsync(context);
            return;
        }

        if (!FailureReader.TryRead(body, out var failure, out var mistake))
        {
            await DevPhoneJson.WriteProblemAsync(context, StatusCodes.Status400BadRequest, LoginError.RequestInvalid.Code, mistake);
            return;
        }

        plans.Choose(failure);
        await ListAsync(context);
    }

    /// <summary>Removes the failure of one number, of <c>all</c>, or, when none is named, every one.</summary>
    public Task RemoveAsync(HttpContext context)
    {
        var named = new QueryCollection(QueryHelpers.ParseQuery(HiddenRequestParts.QueryOf(context).Value))["to"];
        if (named.Count == 0)
            plans.Clear();
        else if (FailureReader.TryReadNumber(DevPhoneQuery.WithPlus(named.ToString()), out var to))
            plans.Remove(to);
        else
            return DevPhoneJson.WriteProblemAsync(
                context, StatusCodes.Status400BadRequest, LoginError.RequestInvalid.Code, $"to is a phone number, its + as %2B, or {FailureReader.AllNumbers}.");

        return ListAsync(context);
    }

    private static object Shown(PlannedFailure failure) => new
    {
        to = failure.To?.E164 ?? FailureReader.AllNumbers,
        kind = FailureReader.NameOf(failure.Kind),
        seconds = failure.Seconds,
        code = failure.Code,
        once = failure.IsForNextOnly,
        says = failure.Says,
    };
}
