using Shared;

var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5082");
builder.Services.AddJwtMongoSms().AddSqlite().AddTwilio().AddPages().AddDevPhone();

return await builder.RunAsync(app =>
{
    app.MapJwtMongoSmsApi();
    app.MapJwtMongoSmsKeys();
    app.MapJwtMongoSmsPages();
    app.MapJwtMongoSmsDevPhone();
    app.MapHealthChecks("/health");
    app.MapMethods("/hello", ["GET", "HEAD"], () => "You are signed in.").RequireAuthorization();
});
