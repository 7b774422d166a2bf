using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQL.Validation.Rules;
using GraphQL.Validation.Rules.Custom;
using GraphQLParser.AST;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>GraphQL over HTTP: one document a request, never several.</summary>
internal sealed class GraphQLEndpoint
{
    private const string Methods = "GET, POST";

    private readonly GraphQLEndpointOptions options;
    private readonly KnownDocuments known = new();
    private readonly IEnumerable<IValidationRule> rules;
    private readonly IEnumerable<IValidationRule> rulesForKnown;

    /// <param name="options">The bounds.</param>
    /// <param name="introspection">Whether the schema may be asked about.</param>
    public GraphQLEndpoint(GraphQLEndpointOptions options, bool introspection)
    {
        this.options = options;
        var answerBounds = AnswerBounds.Rule(options.MostValues);
        rules = [.. introspection ? [] : new IValidationRule[] { NoIntrospectionValidationRule.Instance }, .. DocumentValidator.CoreRules, answerBounds];

        // What depends on variables is no property of a document.
        rulesForKnown = [FieldArgumentsAreValidRule.Instance, answerBounds];
    }

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
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

        await AnswerAsync(http, type, request, serializer);
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
        var keptDocument = known.Find(schema, request.Query);
        var (document, syntaxError) = keptDocument is null ? Parse(http, request.Query) : (keptDocument, null);
        var operation = document is null ? null : OperationOf(document, request.OperationName);
        var refusal = visitor.Refuse(operation?.Operation)
            ?? (keptDocument is null && document is not null && new DocumentBounds(document, options).Excess() is { } excess ? Refusal.Invalid(excess) : null)
            ?? RefuseOperation(http, operation?.Operation);
        if (refusal is not null)
        {
            await refusal.WriteAsync(http, type);
            return;
        }

        var result = document is null
            ? new ExecutionResult(syntaxError!)
            : await ExecuteAsync(http, schema, request, document, keptDocument is null ? rules : rulesForKnown, visitor);
        if (result.Executed && keptDocument is null)
            known.Keep(schema, request.Query, document!);

        await Answers.WriteAsync(http, type, result, serializer);
    }

    private static Refusal? RefuseOperation(HttpContext http, OperationType? operation) => operation switch
    {
        OperationType.Mutation when HttpMethods.IsGet(http.Request.Method) => Refusal.WrongMethod("POST", "A GET changes nothing: post mutations."),
        OperationType.Subscription => Refusal.Invalid("Subscriptions are not served here."),
        _ => null,
    };

    private static Task<ExecutionResult> ExecuteAsync(
        HttpContext http, ISchema schema, DocumentRequest request, GraphQLDocument document, IEnumerable<IValidationRule> rules, Visitor visitor)
        => http.RequestServices.GetRequiredService<IDocumentExecuter>().ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request.Query,
            Document = document,
            OperationName = request.OperationName,
            Variables = request.Variables,
            Extensions = request.Extensions,
            ValidationRules = rules,
            User = http.User,
            UserContext = visitor.UserContext,
            RequestServices = http.RequestServices,
            CancellationToken = http.RequestAborted,
        });

    private static (GraphQLDocument? Document, ExecutionError? Error) Parse(HttpContext http, string text)
    {
        try
        {
            return ((http.RequestServices.GetService<IDocumentBuilder>() ?? new GraphQLDocumentBuilder()).Build(text), null);
        }
        catch (ExecutionError error)
        {
            return (null, error);
        }
    }

    /// <summary>The operation that will be executed; <see langword="null"/> when GraphQL.NET will say that there is none or more than one.</summary>
    private static GraphQLOperationDefinition? OperationOf(GraphQLDocument document, string? name)
    {
        var operations = document.Definitions.OfType<GraphQLOperationDefinition>();
        return string.IsNullOrEmpty(name)
            ? operations.Take(2).ToArray() is [var only] ? only : null
            : operations.FirstOrDefault(operation => operation.Name == name);
    }
}
