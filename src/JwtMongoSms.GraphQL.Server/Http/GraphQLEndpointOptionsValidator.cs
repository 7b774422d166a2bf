using Microsoft.Extensions.Options;

namespace JwtMongoSms.GraphQL.Server.Http;

/// <summary>Checks options against the bounds that their attributes state.</summary>
[OptionsValidator]
internal sealed partial class GraphQLEndpointOptionsValidator : IValidateOptions<GraphQLEndpointOptions>;
