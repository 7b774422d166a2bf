using Microsoft.Extensions.Options;

namespace JwtMongoSms.Login.Internal;

/// <summary>Holds options to the bounds that their attributes state.</summary>
[OptionsValidator]
internal sealed partial class LoginOptionsValidator : IValidateOptions<LoginOptions>;
