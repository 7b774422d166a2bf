using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Scalar.AspNetCore;

namespace PhoneSignIn;

/// <summary>Adds what an application may have besides sign-in: GraphQL, OpenAPI, telemetry, health, pages of its own.</summary>
internal static class Extras
{
    public static void AddExtras(this WebApplicationBuilder builder)
    {
        builder.AddJwtMongoSmsGraphQL();
        builder.Services.AddAntiforgery();
        builder.Services.AddOpenApi(options => options
            .AddDocumentTransformer<BearerSecurity>()
            .AddOperationTransformer<BearerSecurity>());

        // Meters and traces are exported to OTEL_EXPORTER_OTLP_ENDPOINT, where it is set.
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithMetrics(metrics => metrics.AddMeter("JwtMongoSms").AddAspNetCoreInstrumentation())
            .WithTracing(traces => traces.AddSource("JwtMongoSms").AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not null)
            telemetry.UseOtlpExporter();
    }

    public static void MapExtras(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapJwtMongoSmsGraphQL();
        app.MapOpenApi();
        app.MapScalarApiReference();
        app.MapHealthChecks("/health");
        app.MapGet("/", HomePage.ShowAsync).ExcludeFromDescription();
        app.MapGet("/sessions", SessionsPage.ShowAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapPost("/sessions", SessionsPage.EndAsync).RequireLiveSession().ExcludeFromDescription();
    }
}
