using PhoneSignIn;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5080");
builder.AddJwtMongoSms();
builder.AddExtras();

var app = builder.Build();
app.MapJwtMongoSms();
app.MapExtras();
app.MapGet("/hello", () => "You are signed in.").RequireAuthorization();
app.Run();
