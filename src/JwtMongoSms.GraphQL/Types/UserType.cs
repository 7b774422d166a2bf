using System.Text.Json;
using GraphQL.Types;
using GraphQLParser.AST;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>The type <c>User</c>: id, phone number and the fields that <c>Users:PublicFields</c> names.</summary>
internal sealed class UserType : ObjectGraphType<User>
{
    public UserType(string prefix, IEnumerable<string> publicFields)
    {
        Name = prefix + "User";
        Description = "A user with a verified phone number.";
        Field<NonNullGraphType<IdGraphType>>("id")
            .Description("The id, which never changes.")
            .Resolve(context => context.Source.Id.Value);
        Field<NonNullGraphType<StringGraphType>>("phoneNumber")
            .Description("The phone number in E.164.")
            .Resolve(context => context.Source.PhoneNumber.E164);

        var json = new JsonType(prefix);
        foreach (var name in publicFields.Distinct())
        {
            if (!IsName(name))
                throw new InvalidOperationException(
                    $"JwtMongoSms:Users:PublicFields has \"{name}\", which is no name in GraphQL: "
                    + "a name has letters, digits and _, and begins with neither a digit nor __. "
                    + "Call UseUserType to show the field under another name.");

            Field(name, json).Resolve(context => ValueOf(context.Source, name));
        }
    }

    private static JsonElement? ValueOf(User user, string field)
        => user.Fields.TryGetValue(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    // GraphQL, October 2021, 2.1.9; names that begin with two underscores are reserved.
    private static bool IsName(string text)
        => text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
        && !char.IsAsciiDigit(text[0]) && !text.StartsWith("__", StringComparison.Ordinal);
}

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
