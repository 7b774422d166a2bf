using GraphQL;
using GraphQL.Types;
using JwtMongoSms.GraphQL.Rules.Internal;
using JwtMongoSms.GraphQL.Types.Internal;

namespace JwtMongoSms.GraphQL.Fields.Internal;

/// <summary>Everything that we put into a schema.</summary>
internal static class LoginFields
{
    public static IEnumerable<FieldType> Queries(LoginTypes types) => [ViewerField.Of(types), SessionsField.Of(types)];

    public static IEnumerable<FieldType> Mutations(LoginTypes types)
    {
        FieldType[] fields =
        [
            StartLoginField.Of(types),
            ResendCodeField.Of(types),
            VerifyLoginField.Of(types),
            RefreshSessionField.Of(types),
            SignOutField.Of(),
            SignOutEverywhereField.Of(),
            EndSessionField.Of(),
        ];
        IEnumerable<FieldType> ofNode = types.TokensInBody ? [SendAuthCodeField.Of(), VerifyAuthCodeField.Of(types)] : [];
        return ofNode.Concat(fields).Select(field => field.WithMetadata(OneLoginMutation.Mark, true));
    }
}
