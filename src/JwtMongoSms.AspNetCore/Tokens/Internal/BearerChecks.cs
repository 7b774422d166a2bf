using JwtMongoSms.AspNetCore.Diagnostics.Internal;
using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>What stands around the framework's handler: our strict form before it, session and user after it, and the answer when it says no.</summary>
internal sealed class BearerChecks(StrictTokenParser parser, SessionService sessions, ILogger<BearerChecks> logger)
{
    private const string Prefix = "Bearer ";
    private static readonly object StoreFailed = new();

    public Task CheckFormAsync(MessageReceivedContext context)
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } value || !value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            context.NoResult();
            return Task.CompletedTask;
        }

        var token = value[Prefix.Length..].Trim(' ');
        if (parser.HasForm(token))
            context.Token = token;
        else
            context.Fail("The token does not have the form of ours.");

        return Task.CompletedTask;
    }

    public async Task CheckSessionAsync(TokenValidatedContext context)
    {
        if (!SessionId.TryParse(context.Principal?.FindFirst(TokenSettings.SessionClaim)?.Value, out var sessionId)
            || !UserId.TryParse(context.Principal.FindFirst("sub")?.Value, out var userId))
        {
            context.Fail("The token names no session.");
            return;
        }

        try
        {
            if (!await sessions.IsLiveAsync(sessionId, userId, context.HttpContext.RequestAborted))
                context.Fail("The session or its user is gone.");
        }
        catch (StoreException exception)
        {
            // Nobody is let in, and nobody is told to sign in again either: a client would throw its good token away.
            Log.StoreFailed(logger, exception);
            context.HttpContext.Items[StoreFailed] = true;
            context.Fail("The session could not be checked.");
        }
    }

    public static Task AnswerAsync(JwtBearerChallengeContext context)
    {
        context.HandleResponse();
        if (context.HttpContext.Items.ContainsKey(StoreFailed))
            return new Problem(LoginError.StoreUnavailable).ExecuteAsync(context.HttpContext);

        // RFC 6750 3.1: a request without a token gets no error code.
        context.Response.Headers[HeaderNames.WWWAuthenticate] = context.AuthenticateFailure is null ? "Bearer" : "Bearer error=\"invalid_token\"";
        return new Problem(LoginError.TokenInvalid).ExecuteAsync(context.HttpContext);
    }
}
