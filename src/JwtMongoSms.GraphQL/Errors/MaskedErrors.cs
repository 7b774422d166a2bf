using GraphQL;
using GraphQL.Execution;

namespace JwtMongoSms.GraphQL.Errors;

/// <summary>Writes errors that are meant for clients as they are, and of all others a fixed message and code.</summary>
internal sealed class MaskedErrors()
    : ErrorInfoProvider(new ErrorInfoProviderOptions { ExposeCodes = false, ExposeData = false, ExposeExceptionDetails = false })
{
    private const string InternalErrorMessage = "Something went wrong on the server.";

    public override ErrorInfo GetInfo(ExecutionError executionError) => executionError switch
    {
        UnhandledError { InnerException: StoreException exception } => Masked(SignInError.From(exception)),
        UnhandledError => Masked(InternalErrorMessage, ErrorCodes.InternalError),
        _ => base.GetInfo(WithoutExceptionName(executionError)),
    };

    // GraphQL.NET derives the code of a wrapped exception from its type, which would reveal the application's parts.
    private static ExecutionError WithoutExceptionName(ExecutionError error)
    {
        if (error.InnerException is { } exception && error is not (RequestError or SyntaxError) && error.Code == GetErrorCode(exception))
            error.Code = ErrorCodes.InternalError;

        return error;
    }

    private static ErrorInfo Masked(SignInError error) => Masked(error.Message, ErrorCodes.From(error));

    private static ErrorInfo Masked(string message, string code)
        => new() { Message = message, Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
