using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Tokens.Internal;

/// <summary>Holds options to the bounds that their attributes state.</summary>
[OptionsValidator]
internal sealed partial class TokenOptionsValidator : IValidateOptions<TokenOptions>;
