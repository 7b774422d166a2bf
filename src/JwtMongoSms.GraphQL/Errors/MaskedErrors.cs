using GraphQL;
using GraphQL.Execution;
using JwtMongoSms.Login;
using JwtMongoSms.Stores;

namespace JwtMongoSms.GraphQL.Errors.Internal;

/// <summary>How errors are written: what was meant for clients as it is, and of everything else not a word of its own.</summary>
internal sealed class MaskedErrors() : ErrorInfoProvider(new ErrorInfoProviderOptions { ExposeCodes = false, ExposeData = false, ExposeExceptionDetails = false })
{
    public const string Code = "INTERNAL_ERROR";
    public const string Message = "Something went wrong on the server.";

    public override ErrorInfo GetInfo(ExecutionError executionError) => executionError switch
    {
        UnhandledError { InnerException: StoreException } => Masked(LoginError.StoreUnavailable.Message, LoginFailure.CodeOf(LoginError.StoreUnavailable)),
        UnhandledError => Masked(Message, Code),
        _ => base.GetInfo(WithoutNameOfException(executionError)),
    };

    // An ExecutionError around an exception gets its code from the exception's type. That names our parts, or the application's.
    private static ExecutionError WithoutNameOfException(ExecutionError error)
    {
        if (error.InnerException is { } exception && error is not RequestError && error.Code == GetErrorCode(exception))
            error.Code = Code;

        return error;
    }

    private static ErrorInfo Masked(string message, string code) => new() { Message = message, Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
