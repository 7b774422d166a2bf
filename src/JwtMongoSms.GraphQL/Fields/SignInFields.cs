using GraphQL;
using GraphQL.Types;
using JwtMongoSms.GraphQL.Types;

namespace JwtMongoSms.GraphQL.Fields;

/// <summary>The fields that join a schema.</summary>
internal static class SignInFields
{
    public static IEnumerable<FieldType> Queries(SignInTypes types) => [new ViewerField(types), new SessionsField(types)];

    public static IEnumerable<FieldType> Mutations(SignInTypes types)
    {
        FieldType[] fields =
        [
            new StartSignInField(types),
            new ResendCodeField(types),
            new VerifySignInField(types),
            new RefreshSessionField(types),
            new SignOutField(),
            new SignOutEverywhereField(),
            new EndSessionField(),
        ];
        FieldType[] nodeFields = types.HasTokensInBody ? [new SendAuthCodeField(), new VerifyAuthCodeField(types)] : [];
        return nodeFields.Concat(fields).Select(field => field.WithMetadata(OneSignInMutation.Mark, true));
    }
}
