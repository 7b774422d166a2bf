using GraphQL.Types;

namespace JwtMongoSms.GraphQL.Schemas;

/// <summary>A schema of an application that has none: signing in is added to it as to any other.</summary>
internal sealed class LoginSchema(IServiceProvider services) : Schema(services);
