using JwtMongoSms;
using Microsoft.Extensions.Options;
using PhoneSignIn;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5080");
builder.AddJwtMongoSms();
builder.AddExtras();

await using var app = builder.Build();
try
{
    app.MapJwtMongoSms();
    app.MapExtras();
    app.MapGet("/hello", () => "You are signed in.").RequireAuthorization();
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (exception is OptionsValidationException or StoreException)
{
    // Without this the runtime would write a stack, and abort.
    foreach (var line in exception.Message.Split(Environment.NewLine))
        app.Logger.LogCritical("{Line}", line);

    return 1;
}
