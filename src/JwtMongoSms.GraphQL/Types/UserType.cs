using System.Text.Json;
using GraphQL.Types;
using JwtMongoSms.Users;

namespace JwtMongoSms.GraphQL.Types.Internal;

/// <summary>What of a user leaves the server: id, number, and the fields that the application has named.</summary>
internal sealed class UserType : ObjectGraphType<User>
{
    public UserType(string prefix, IEnumerable<string> publicFields)
    {
        Name = prefix + "User";
        Description = "Somebody who has shown that a phone number is theirs.";
        Field<NonNullGraphType<IdGraphType>>("id").Description("Who it is, for good.").Resolve(context => context.Source.Id.Value);
        Field<NonNullGraphType<StringGraphType>>("phoneNumber").Description("The number, in E.164.").Resolve(context => context.Source.PhoneNumber.E164);

        var json = new JsonType(prefix);
        foreach (var name in publicFields.Distinct())
        {
            if (!IsName(name))
                throw new InvalidOperationException($"JwtMongoSms:Users:PublicFields has \"{name}\", which can't be a field in GraphQL: letters, digits and _ are, no digit first, no __. UseUserType shows it by another name.");

            Field(name, json).Resolve(context => context.Source.Fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null);
        }
    }

    // GraphQL, October 2021, 2.1.9; names that begin with two underscores are the language's own.
    private static bool IsName(string text)
        => text.All(character => char.IsAsciiLetterOrDigit(character) || character == '_')
        && !char.IsAsciiDigit(text[0]) && !text.StartsWith("__", StringComparison.Ordinal);
}
