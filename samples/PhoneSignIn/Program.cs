using PhoneSignIn;
using Shared;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5080");
builder.AddJwtMongoSms();
builder.AddExtras();

return await builder.RunAsync(app =>
{
    app.MapJwtMongoSms();
    app.MapExtras();
});
