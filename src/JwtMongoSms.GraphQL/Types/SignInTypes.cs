using GraphQL.Types;
using JwtMongoSms.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.GraphQL.Types;

/// <summary>Our types in one schema.</summary>
internal sealed class SignInTypes
{
    private readonly Func<User, object>? map;

    public SignInTypes(IOptions<SignInSchemaOptions> schemaOptions, IOptions<UserOptions> options, TokenSettings tokens)
    {
        var prefix = schemaOptions.Value.TypePrefix;
        var userType = schemaOptions.Value.UserType;
        map = userType?.Map;
        HasTokensInBody = tokens.TakesHeader;
        User = userType is { } custom
            ? new GraphQLTypeReference(custom.TypeName)
            : new UserType(prefix, options.Value.PublicFields);
        Challenge = new CodeChallengeType(prefix);
        Device = new SignedInDeviceType(prefix);
        Session = new SessionType(prefix, this);
    }

    public IGraphType User { get; }

    public SessionType Session { get; }

    public CodeChallengeType Challenge { get; }

    public SignedInDeviceType Device { get; }

    /// <summary>Whether responses carry tokens. Otherwise tokens travel in cookies only.</summary>
    public bool HasTokensInBody { get; }

    /// <summary>Maps a user to the object that the fields of the schema's user type are resolved from.</summary>
    public object Map(User user) => map is null ? user : map(user);
}
