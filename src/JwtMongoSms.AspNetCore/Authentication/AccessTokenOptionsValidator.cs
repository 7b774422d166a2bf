using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.Authentication;

/// <summary>Holds options to the bounds that their attributes state.</summary>
[OptionsValidator]
internal sealed partial class AccessTokenOptionsValidator : IValidateOptions<AccessTokenOptions>;
