using Microsoft.AspNetCore.Hosting;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>What an application does to a request before anything else: take a proxy's word for https, be mounted below a path.</summary>
internal sealed class EarlyStep(Action<IApplicationBuilder> step) : IStartupFilter
{
    public static void Https(IServiceCollection services) => Add(services, app => app.Use((http, next) =>
    {
        http.Request.Scheme = "https";
        return next(http);
    }));

    public static void Add(IServiceCollection services, Action<IApplicationBuilder> step)
        => services.AddSingleton<IStartupFilter>(new EarlyStep(step));

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        step(app);
        next(app);
    };
}
