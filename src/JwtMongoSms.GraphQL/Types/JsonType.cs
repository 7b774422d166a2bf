using GraphQL.Types;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Types.Internal;

/// <summary>A field of the application's own as it stands in the store, of whatever type. It is only ever an answer.</summary>
internal sealed class JsonType : ScalarGraphType
{
    public JsonType(string prefix)
    {
        Name = prefix + "JSON";
        Description = "Any JSON value: text, number, truth value, list or object.";
    }

    public override object? Serialize(object? value) => value;

    public override object? ParseLiteral(GraphQLValue value) => ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);
}
