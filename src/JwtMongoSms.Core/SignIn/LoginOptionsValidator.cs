using Microsoft.Extensions.Options;

namespace JwtMongoSms.SignIn;

/// <summary>Holds options to the bounds that their attributes state.</summary>
[OptionsValidator]
internal sealed partial class LoginOptionsValidator : IValidateOptions<LoginOptions>;
