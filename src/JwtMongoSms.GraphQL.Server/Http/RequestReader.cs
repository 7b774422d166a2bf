using System.Text.Json;
using GraphQL;
using JwtMongoSms.AspNetCore.Endpoints.Internal;
using JwtMongoSms.AspNetCore.Hosting.Internal;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace JwtMongoSms.GraphQL.Http.Internal;

/// <summary>Reads what a request asks for: from a JSON body, or from the query of a GET.</summary>
internal sealed class RequestReader(IGraphQLSerializer serializer, int mostBytes)
{
    private const string NotPlain = "variables and extensions are JSON objects.";

    public async Task<(DocumentRequest? Request, Refusal? Refusal)> ReadAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
            return FromQuery(HiddenRequestParts.QueryOf(http));

        // A form or a text is what a page of another site could make a browser send; JSON needs a preflight.
        var (body, problem) = await JsonBody.ReadAsync(http, HttpJson.Default.PostedDocument, mostBytes);
        return body is null
            ? (null, Refusal.Invalid(problem!.Detail ?? "The body could not be read.", problem.Status))
            : Checked(body.Query, body.OperationName, body.Variables, body.Extensions);
    }

    private (DocumentRequest? Request, Refusal? Refusal) FromQuery(QueryString text)
    {
        var query = QueryHelpers.ParseQuery(text.Value);
        return TryGet(query, "query", out var document) && TryGet(query, "operationName", out var operationName)
            && TryGet(query, "variables", out var variablesText) && TryGet(query, "extensions", out var extensionsText)
            && TryParse(variablesText, out var variables) && TryParse(extensionsText, out var extensions)
            ? Checked(document, operationName, variables, extensions)
            : (null, Refusal.Invalid("The address has query, operationName, variables and extensions, each once, the last two as JSON."));
    }

    private (DocumentRequest? Request, Refusal? Refusal) Checked(string? query, string? operationName, JsonElement? variables, JsonElement? extensions)
    {
        if (string.IsNullOrWhiteSpace(query))
            return (null, Refusal.Invalid("There is no query."));

        return TryConvert(variables, out var variableInputs) && TryConvert(extensions, out var extensionInputs)
            ? (new DocumentRequest(query, operationName, variableInputs, extensionInputs), null)
            : (null, Refusal.Invalid(NotPlain));
    }

    private bool TryConvert(JsonElement? value, out Inputs? inputs)
    {
        inputs = null;
        if (value is not { ValueKind: not JsonValueKind.Null } element)
            return true;

        if (element.ValueKind != JsonValueKind.Object)
            return false;

        inputs = serializer.ReadNode<Inputs>(element);
        return true;
    }

    private static bool TryGet(Dictionary<string, StringValues> query, string name, out string? value)
    {
        var values = query.GetValueOrDefault(name);
        value = values.Count == 0 ? null : values[0];
        return values.Count <= 1;
    }

    private static bool TryParse(string? text, out JsonElement? value)
    {
        value = null;
        if (string.IsNullOrEmpty(text))
            return true;

        try
        {
            value = JsonSerializer.Deserialize(text, HttpJson.Default.JsonElement);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
