using JwtMongoSms.AspNetCore.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace JwtMongoSms.AspNetCore.Api;

/// <summary>The routes of a person's own account.</summary>
internal static class AccountEndpoints
{
    // Long enough to find the button, too short for whoever finds the telephone.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    public static void MapAccountEndpoints(this RouteGroupBuilder group, AuthorizationPolicy signedIn, bool allowDeletion)
    {
        group.MapOtherRequests("/auth/me", allowDeletion ? [HttpMethods.Get, HttpMethods.Delete] : [HttpMethods.Get]);
        group.MapGet("/auth/me", MeEndpoint.HandleAsync).WithName("GetCurrentUser").WithSummary("Tells who is signed in.")
            .RequireAuthorization(signedIn)
            .Produces<UserResponse>()
            .Fails(StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable);

        if (allowDeletion)
        {
            group.MapDelete("/auth/me", DeleteMeEndpoint.HandleAsync).WithName("DeleteCurrentUser").WithSummary("Removes the person who is signed in.")
                .RequireRecentSignIn(Recent)
                .Produces(StatusCodes.Status204NoContent)
                .Fails(StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);
        }

        group.Post<SendPhoneCodeRequest>("/auth/phone", SendPhoneCodeEndpoint.HandleAsync, "SendPhoneCode", "Sends a code to the number that the person wants to have.")
            .RequireRecentSignIn(Recent)
            .Produces<SendCodeResponse>(StatusCodes.Status202Accepted)
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status503ServiceUnavailable);

        // It asks for no recent sign-in of its own: the code is of one who had it, and lives for minutes.
        group.Post<VerifyCodeRequest>("/auth/phone/verify", ChangePhoneEndpoint.HandleAsync, "ChangePhone", "Checks the code and changes the person's number.")
            .RequireAuthorization(signedIn)
            .Produces<UserResponse>()
            .Fails(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status409Conflict, StatusCodes.Status503ServiceUnavailable);
    }
}
