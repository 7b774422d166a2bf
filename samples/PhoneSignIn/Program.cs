using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using PhoneSignIn;
using Scalar.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls(builder.Configuration["urls"] ?? "http://localhost:5080");
builder.AddJwtMongoSms();
builder.AddJwtMongoSmsGraphQL();
builder.Services.AddAntiforgery();
builder.Services.AddOpenApi(options => options.AddDocumentTransformer<BearerSecurity>().AddOperationTransformer<BearerSecurity>());

// Meters and traces go wherever OTEL_EXPORTER_OTLP_ENDPOINT says.
var telemetry = builder.Services.AddOpenTelemetry()
    .WithMetrics(metrics => metrics.AddMeter("JwtMongoSms").AddAspNetCoreInstrumentation())
    .WithTracing(traces => traces.AddSource("JwtMongoSms").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
    telemetry.UseOtlpExporter();

var app = builder.Build();
app.UseAntiforgery();
app.MapJwtMongoSms();
app.MapJwtMongoSmsGraphQL();
app.MapOpenApi();
app.MapScalarApiReference();
app.MapHealthChecks("/health");
app.MapGet("/", HomePage.ShowAsync).ExcludeFromDescription();
app.MapGet("/sessions", SessionsPage.ShowAsync).RequireAuthorization().ExcludeFromDescription();
app.MapPost("/sessions", SessionsPage.EndAsync).RequireAuthorization().ExcludeFromDescription();
app.MapGet("/hello", () => "Hello, whoever you are: you are signed in.").RequireAuthorization();
app.Run();
