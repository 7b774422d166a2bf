using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using JwtMongoSms.AspNetCore.Authentication;
using JwtMongoSms.GraphQL.Authorization;
using JwtMongoSms.GraphQL.Server.Documents;
using JwtMongoSms.GraphQL.Server.GraphiQL;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Server.Http;

/// <summary>Serves GraphQL over HTTP: one document a request.</summary>
internal sealed class GraphQLEndpoint
{
    private readonly GraphQLEndpointOptions options;
    private readonly bool allowsIntrospection;
    private readonly bool showsGraphiQL;
    private readonly DocumentCache cache = new();
    private readonly IEnumerable<IValidationRule> rules;
    private readonly IEnumerable<IValidationRule> rulesForCached;

    public GraphQLEndpoint(GraphQLEndpointOptions options, bool allowsIntrospection, bool showsGraphiQL)
    {
        (this.options, this.allowsIntrospection, this.showsGraphiQL) = (options, allowsIntrospection, showsGraphiQL);
        var responseSize = ResponseSizeRule.Create(options.MaxValues);
        IValidationRule[] introspection = allowsIntrospection ? [] : [NoIntrospectionValidationRule.Instance];
        var mergeable = new MergeableFieldsRule(options.MaxFields, options.MaxDepth);
        var core = DocumentValidator.CoreRules.Where(rule => rule is not OverlappingFieldsCanBeMerged);
        rules = [new TooManyErrors.Rule(), .. introspection, .. core, mergeable, responseSize];

        // These depend on the variables, which change from request to request.
        rulesForCached = [FieldArgumentsAreValidRule.Instance, responseSize];
    }

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (showsGraphiQL && GraphiQLPage.IsRequested(http))
        {
            await GraphiQLPage.WriteAsync(http);
            return;
        }

        // POST only: addresses end up in logs, and another site's page can send a GET with the user's cookies.
        var type = ResponseType.Choose(http.Request);
        if (!HttpMethods.IsPost(http.Request.Method))
        {
            await Rejection.WrongMethod().WriteAsync(http, type ?? ResponseType.Json);
            return;
        }

        if (type is null)
        {
            await Rejection.NotAcceptable().WriteAsync(http, ResponseType.Json);
            return;
        }

        var (request, unreadable) = await GraphQLRequest.ReadAsync(http, options.MaxBytes);
        if (request is null)
        {
            await unreadable!.WriteAsync(http, type);
            return;
        }

        try
        {
            await RespondAsync(http, type, request);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected, which is no error of the server.
        }
    }

    private async Task RespondAsync(HttpContext http, ResponseType type, GraphQLRequest request)
    {
        var caller = await Caller.AuthenticateAsync(http);
        var schema = http.RequestServices.GetRequiredService<ISchema>();
        var parsed = Parse(http, schema, request.Query);
        var operation = parsed.FindOperation(request.OperationName)?.Operation;
        if ((RejectCaller(http, caller, operation) ?? RejectDocument(parsed, operation)) is { } rejection)
        {
            await rejection.WriteAsync(http, type);
            return;
        }

        var result = parsed.Error is { } error ? new ExecutionResult(error) : await ExecuteAsync(http, schema, request, parsed, caller);
        TooManyErrors.Unwrap(result);
        if (!allowsIntrospection)
            Suggestions.Remove(result);
        if (result.Executed && !parsed.IsCached)
            cache.Add(schema, request.Query, parsed.Document!);

        await ResponseWriter.WriteAsync(http, type, result);
    }

    private ParsedDocument Parse(HttpContext http, ISchema schema, string query)
    {
        if (cache.Find(schema, query) is { } document)
            return ParsedDocument.FromCache(document);

        var builder = http.RequestServices.GetRequiredService<IDocumentBuilder>();
        return ParsedDocument.Parse(query, builder, options.MaxDepth, options.MaxFields);
    }

    // A query with an invalid token fails: executed without a user, it would return null, and the client would not refresh.
    // A mutation is executed without a user, since clients still send an old token when they sign in or refresh.
    private static Rejection? RejectCaller(HttpContext http, Caller caller, OperationType? operation)
    {
        if (caller.StoreFailure is { } exception)
            return new Rejection(SignInError.From(exception), StatusCodes.Status503ServiceUnavailable);

        return caller.HasInvalidCredentials && operation is not OperationType.Mutation
            ? Rejection.InvalidToken(PresentedToken.DetailOf(http))
            : null;
    }

    private static Rejection? RejectDocument(ParsedDocument parsed, OperationType? operation)
    {
        if (parsed.Excess is { } excess)
            return Rejection.Invalid(excess);

        return operation is OperationType.Subscription ? Rejection.Invalid("Subscriptions are not served here.") : null;
    }

    private Task<ExecutionResult> ExecuteAsync(
        HttpContext http, ISchema schema, GraphQLRequest request, ParsedDocument parsed, Caller caller)
        => http.RequestServices.GetRequiredService<IDocumentExecuter>().ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            Document = parsed.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            ValidationRules = parsed.IsCached ? rulesForCached : rules,
            User = http.User,

            // Resolvers that were ported from Node find the user here.
            UserContext = new Dictionary<string, object?> { ["user"] = caller.User },
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
        });
}
