var builder = WebApplication.CreateSlimBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5082");
builder.Services.AddJwtMongoSms().AddSqlite().AddTwilio().AddPages().AddDevPhone();

var app = builder.Build();
app.MapJwtMongoSmsApi();
app.MapJwtMongoSmsKeys();
app.MapJwtMongoSmsPages();
app.MapJwtMongoSmsDevPhone();
app.MapHealthChecks("/health");
app.MapGet("/hello", () => "You are signed in.").RequireAuthorization();
app.Run();
