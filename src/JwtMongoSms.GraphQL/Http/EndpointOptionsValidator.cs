using Microsoft.Extensions.Options;

namespace JwtMongoSms.GraphQL.Http;

/// <summary>Holds options to the bounds that their attributes state.</summary>
[OptionsValidator]
internal sealed partial class EndpointOptionsValidator : IValidateOptions<GraphQLEndpointOptions>;
