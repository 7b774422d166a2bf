using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JwtMongoSms.GraphQL.Errors;

/// <summary>Logs each unhandled exception once. A store failure becomes STORE_UNAVAILABLE, so that clients keep their tokens.</summary>
internal sealed class UnhandledErrors(ILogger<UnhandledErrors> logger)
{
    public static void Configure(ExecutionOptions options)
    {
        if (options.RequestServices?.GetService<UnhandledErrors>() is { } errors)
            options.UnhandledExceptionDelegate = errors.LogAsync;
    }

    private Task LogAsync(UnhandledExceptionContext context)
    {
        // The field's name: its alias is text of the client's.
        var field = context.FieldContext is { } resolving
            ? $"{resolving.ParentType.Name}.{resolving.FieldDefinition.Name}"
            : "the document";
        if (context.OriginalException is StoreException exception)
        {
            Log.StoreFailed(logger, field, exception);
            context.Exception = SignInExecutionError.Create(context.ExecutionOptions.RequestServices, SignInError.From(exception));
        }
        else
        {
            Log.Unhandled(logger, field, context.OriginalException);
        }

        return Task.CompletedTask;
    }
}
