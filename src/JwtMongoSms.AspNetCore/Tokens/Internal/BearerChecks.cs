using System.Security.Claims;
using JwtMongoSms.AspNetCore.Diagnostics.Internal;
using JwtMongoSms.AspNetCore.Problems.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Sessions;
using JwtMongoSms.Stores;
using JwtMongoSms.Users;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.Net.Http.Headers;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>What stands around the framework's handler: our strict form before it, session and user after it, and the answer when it says no.</summary>
internal sealed class BearerChecks(StrictTokenParser parser, TokenMemory memory, SessionService sessions, ILogger<BearerChecks> logger)
{
    private const string Prefix = "Bearer ";
    private static readonly object StoreFailed = new();

    public Task ReceiveAsync(MessageReceivedContext context)
    {
        if (Read(context.Request) is not { } token)
            context.NoResult();
        else if (memory.Find(token) is { } validated)
            return ActAsValidatedAsync(context, validated);
        else if (parser.HasForm(token))
            context.Token = token;
        else
            context.Fail("The token does not have the form of ours.");

        return Task.CompletedTask;
    }

    public async Task AdmitAsync(TokenValidatedContext context)
    {
        await CheckSessionAsync(context);
        if (context.Result is null && context.SecurityToken is JsonWebToken token && context.Principal?.Identity is ClaimsIdentity identity)
            memory.Remember(token, identity);
    }

    private static string? Read(HttpRequest request)
        => request.Headers.Authorization is [{ } value] && value.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            ? value[Prefix.Length..].Trim(' ')
            : null;

    /// <summary>Goes on as the framework's handler does once it has validated a token, so that an application's own event runs for each request.</summary>
    private static async Task ActAsValidatedAsync(MessageReceivedContext context, TokenMemory.Entry validated)
    {
        var inner = new TokenValidatedContext(context.HttpContext, context.Scheme, context.Options)
        {
            Principal = validated.NewPrincipal(),
            SecurityToken = validated.Token,
        };
        await context.Options.Events.TokenValidated(inner);
        if (inner.Result is { Failure: { } failure })
        {
            context.Fail(failure);
            return;
        }

        if (inner.Result is { None: true })
        {
            context.NoResult();
            return;
        }

        context.Principal = inner.Principal;
        context.Properties = inner.Properties;
        context.Success();
    }

    private async Task CheckSessionAsync(TokenValidatedContext context)
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
