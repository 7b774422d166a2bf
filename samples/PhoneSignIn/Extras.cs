using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Scalar.AspNetCore;

namespace PhoneSignIn;

/// <summary>Adds what an application may have besides sign-in: GraphQL, OpenAPI, telemetry, health, pages of its own.</summary>
internal static class Extras
{
    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

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

        // A description of all routes helps an attacker too.
        if (app.Environment.IsDevelopment())
        {
            app.MapOpenApi();
            app.MapScalarApiReference();
        }

        // A restart cures nothing that the checks report: for liveness it is enough that the process answers.
        app.MapHealthChecks("/health");
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapGet("/hello", Hello).RequireAuthorization();
        app.MapMethods("/hello", [HttpMethods.Head], Hello).RequireAuthorization().ExcludeFromDescription();
        app.MapMethods("/", Read, HomePage.ShowAsync).ExcludeFromDescription();
        app.MapMethods("/sessions", Read, SessionsPage.ShowAsync).RequireAuthorization().ExcludeFromDescription();
        app.MapPost("/sessions", SessionsPage.EndAsync).RequireLiveSession().ExcludeFromDescription();
    }

    private static string Hello() => "You are signed in.";
}
