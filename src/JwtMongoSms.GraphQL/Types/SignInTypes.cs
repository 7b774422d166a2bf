using GraphQL.Types;
using JwtMongoSms.AspNetCore.Tokens.Internal;
using JwtMongoSms.Login;
using JwtMongoSms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.GraphQL.Types.Internal;

/// <summary>Our types of one schema, as its options want them.</summary>
internal sealed class LoginTypes
{
    private readonly Func<User, object>? map;

    private LoginTypes(LoginSchemaOptions options, UserOptions users, bool tokensInBody)
    {
        TokensInBody = tokensInBody;
        map = options.OwnUser?.Map;
        User = options.OwnUser is { } own ? new GraphQLTypeReference(own.TypeName) : new UserType(options.TypePrefix, users.PublicFields);
        Session = new SessionType(options.TypePrefix, this);
        Challenge = new LoginChallengeType(options.TypePrefix);
        Device = new SignedInDeviceType(options.TypePrefix);
    }

    public IGraphType User { get; }

    public SessionType Session { get; }

    public LoginChallengeType Challenge { get; }

    public SignedInDeviceType Device { get; }

    /// <summary>Whether clients are handed tokens at all; else they travel in cookies alone, and there is nothing for a client that keeps its token by itself.</summary>
    public bool TokensInBody { get; }

    public static LoginTypes Make(IServiceProvider provider, LoginSchemaOptions options) => new(
        options,
        provider.GetRequiredService<IOptions<LoginOptions>>().Value.Users,
        provider.GetRequiredService<TokenSettings>().TakesHeader);

    /// <summary>What the fields of the schema's user type are resolved from.</summary>
    public object Shown(User user) => map is null ? user : map(user);
}
