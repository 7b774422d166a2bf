using GraphQL;
using GraphQL.Execution;
using JwtMongoSms.Login;
using JwtMongoSms.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.GraphQL.Errors.Internal;

/// <summary>Notes what nobody has foreseen, once, and lets no client see it. A store that can't answer has a code of its own: nobody is signed out because a disk is full.</summary>
internal sealed class UnhandledErrors(ILogger<UnhandledErrors> logger)
{
    // One that the application has set for this execution is its own business.
    public static void Configure(ExecutionOptions options)
    {
        if (options.RequestServices?.GetService<UnhandledErrors>() is { } errors)
            options.UnhandledExceptionDelegate = errors.NoteAsync;
    }

    private Task NoteAsync(UnhandledExceptionContext context)
    {
        // The field's own name and not its alias, which is whatever the client has written.
        var field = context.FieldContext is { } resolving ? $"{resolving.ParentType.Name}.{resolving.FieldDefinition.Name}" : "the document";
        if (context.OriginalException is StoreException exception)
        {
            Log.StoreFailed(logger, field, exception);
            context.Exception = LoginFailure.Of(context.ExecutionOptions.RequestServices, LoginError.StoreUnavailable);
        }
        else
        {
            Log.Unhandled(logger, field, context.OriginalException);
        }

        return Task.CompletedTask;
    }
}
