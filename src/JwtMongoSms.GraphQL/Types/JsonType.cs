using GraphQL.Types;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>The scalar <c>JSON</c>: a field of the application as the store holds it. It has no input form.</summary>
internal sealed class JsonType : ScalarGraphType
{
    public JsonType(string prefix)
    {
        Name = prefix + "JSON";
        Description = "Any JSON value: string, number, boolean, list or object.";
    }

    public override object? Serialize(object? value) => value;

    public override object? ParseLiteral(GraphQLValue value) => ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);
}
