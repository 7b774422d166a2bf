using JwtMongoSms.Delivery.Twilio;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace JwtMongoSms.AspNetCore.DevPhone.Internal;

/// <summary>Twilio's sender with the dev phone at the other end.</summary>
internal static class DevPhoneSender
{
    public static TwilioSender Create(IServiceProvider services) => new(
        DevPhoneAccount.FillIn(new TwilioOptions { BaseAddress = DevPhoneAddressHandler.Placeholder }),
        services.GetRequiredService<IOptions<LoginOptions>>().Value.Messages,
        services.GetRequiredService<TimeProvider>(),
        services.GetRequiredService<ILogger<TwilioSender>>(),
        new DevPhoneAddressHandler(services.GetRequiredService<IServer>(), services.GetRequiredService<LinkGenerator>()));
}
