using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using JwtMongoSms.GraphQL.GraphiQL.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>GraphQL over HTTP: one document a request, never several.</summary>
internal sealed class GraphQLEndpoint
{
    private const string Methods = "GET, POST";

    private readonly GraphQLEndpointOptions options;
    private readonly bool introspection;
    private readonly bool graphiQL;
    private readonly KnownDocuments known = new();
    private readonly IEnumerable<IValidationRule> rules;
    private readonly IEnumerable<IValidationRule> rulesForKnown;

    /// <param name="options">The bounds.</param>
    /// <param name="introspection">Whether the schema may be asked about.</param>
    /// <param name="graphiQL">Whether a browser that opens the endpoint gets GraphiQL.</param>
    public GraphQLEndpoint(GraphQLEndpointOptions options, bool introspection, bool graphiQL)
    {
        (this.options, this.introspection, this.graphiQL) = (options, introspection, graphiQL);
        var answerBounds = AnswerBounds.Rule(options.MostValues);
        rules = [.. introspection ? [] : new IValidationRule[] { NoIntrospectionValidationRule.Instance }, .. DocumentValidator.CoreRules, answerBounds];

        // What depends on variables is no property of a document.
        rulesForKnown = [FieldArgumentsAreValidRule.Instance, answerBounds];
    }

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (graphiQL && GraphiQLPage.IsOpened(http))
        {
            await GraphiQLPage.ShowAsync(http);
            return;
        }

        if (AnswerType.Choose(http.Request) is not { } type)
        {
            await Refusal.Invalid("Accept takes application/graphql-response+json or application/json.", StatusCodes.Status406NotAcceptable).WriteAsync(http, AnswerType.Json);
            return;
        }

        if (RefuseUnread(http.Request) is { } refusal)
        {
            await refusal.WriteAsync(http, type);
            return;
        }

        var serializer = http.RequestServices.GetRequiredService<IGraphQLSerializer>();
        var (request, unreadable) = await new RequestReader(serializer, options.MostBytes).ReadAsync(http);
        if (request is null)
        {
            await unreadable!.WriteAsync(http, type);
            return;
        }

        try
        {
            await AnswerAsync(http, type, request, serializer);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever hangs up reads no answer, and it is no error of ours.
        }
    }

    private static Refusal? RefuseUnread(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsPost(request.Method))
            return Refusal.WrongMethod(Methods, "The methods are GET and POST.");

        return ForeignRequests.IsForeignGet(request) ? Refusal.Invalid(ForeignRequests.Cure) : null;
    }

    private async Task AnswerAsync(HttpContext http, AnswerType type, DocumentRequest request, IGraphQLSerializer serializer)
    {
        var visitor = await Visitor.AuthenticateAsync(http);
        var schema = http.RequestServices.GetRequiredService<ISchema>();
        var parsed = known.Find(schema, request.Query) is { } document
            ? ParsedDocument.Known(document)
            : ParsedDocument.Parse(request.Query, http.RequestServices.GetRequiredService<IDocumentBuilder>(), options);
        var operation = parsed.OperationOf(request.OperationName)?.Operation;
        if ((visitor.Refuse(operation) ?? parsed.Refusal ?? RefuseOperation(http, operation)) is { } refusal)
        {
            await refusal.WriteAsync(http, type);
            return;
        }

        var result = parsed.Error is { } error ? new ExecutionResult(error) : await ExecuteAsync(http, schema, request, parsed, visitor);
        if (!introspection)
            Suggestions.TakeOut(result);
        if (result.Executed && !parsed.IsKnown)
            known.Keep(schema, request.Query, parsed.Document!);

        await Answers.WriteAsync(http, type, result, serializer);
    }

    private static Refusal? RefuseOperation(HttpContext http, OperationType? operation) => operation switch
    {
        OperationType.Mutation when HttpMethods.IsGet(http.Request.Method) => Refusal.WrongMethod("POST", "A GET changes nothing: post mutations."),
        OperationType.Subscription => Refusal.Invalid("Subscriptions are not served here."),
        _ => null,
    };

    private Task<ExecutionResult> ExecuteAsync(HttpContext http, ISchema schema, DocumentRequest request, ParsedDocument parsed, Visitor visitor)
        => http.RequestServices.GetRequiredService<IDocumentExecuter>().ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            Document = parsed.Document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            ValidationRules = parsed.IsKnown ? rulesForKnown : rules,
            User = http.User,
            UserContext = visitor.UserContext,
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
        });
}
