using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TestSupport;

/// <summary>Twilio's messages route on a real server of this machine. It takes messages, unless it is told to do something else.</summary>
public sealed class FakeTwilio : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<RequestDelegate> planned = new();
    private readonly ConcurrentQueue<TwilioPost> posts = new();
    private readonly Channel<TwilioPost> arrivals = Channel.CreateUnbounded<TwilioPost>();

    private FakeTwilio(int port, X509Certificate2? certificate)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            IPAddress.Loopback,
            port,
            listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            }));
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(RespondAsync);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address => new(app.Urls.First() + "/");

    /// <summary>Everything that was posted, refused or not.</summary>
    public IReadOnlyCollection<TwilioPost> Posts => posts;

    /// <summary>Gets or sets the response to posts for which none was planned; <see langword="null"/> accepts the message.</summary>
    public Func<TwilioPost, (int Status, string Body)?>? Rule { get; set; }

    /// <summary>Starts one on a free port, or on the port that is given.</summary>
    public static async Task<FakeTwilio> StartAsync(int port = 0)
    {
        var twilio = new FakeTwilio(port, certificate: null);
        await twilio.app.StartAsync();
        return twilio;
    }

    /// <summary>Starts one on https, as Production wants it.</summary>
    /// <param name="certificatePath">Gets the certificate: a process trusts it by the variable <c>SSL_CERT_FILE</c>.</param>
    public static async Task<FakeTwilio> StartHttpsAsync(string certificatePath)
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=twilio of the tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(certificatePath, certificate.ExportCertificatePem());

        var twilio = new FakeTwilio(port: 0, certificate);
        await twilio.app.StartAsync();
        return twilio;
    }

    /// <summary>Waits for the next post that nobody has waited for.</summary>
    public async Task<TwilioPost> NextPostAsync(CancellationToken cancellationToken) => await arrivals.Reader.ReadAsync(cancellationToken);

    /// <summary>Answers the next post like this, instead of taking the message.</summary>
    public FakeTwilio ThenRespond(
        int status, string body, string contentType = "application/json", string? retryAfter = null) => Then(async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        if (retryAfter is not null)
            context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
    });

    /// <summary>Refuses the next post with Twilio's error.</summary>
    public FakeTwilio ThenRefuse(int status, int code, string? retryAfter = null)
        => ThenRespond(status, TwilioJson.Error(code, status), retryAfter: retryAfter);

    /// <summary>Takes the next post, and never answers.</summary>
    public FakeTwilio ThenStaySilent() => Then(context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted));

    /// <summary>Reads the next post whole, and cuts the connection.</summary>
    public FakeTwilio ThenReset() => Then(context =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    /// <summary>Answers the next post in a way of the test's own.</summary>
    public FakeTwilio Then(RequestDelegate answer)
    {
        planned.Enqueue(answer);
        return this;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var fields = TwilioPost.ReadForm(await reader.ReadToEndAsync(context.RequestAborted));
        var post = new TwilioPost(context.Request.Path + context.Request.QueryString, context.Request.Headers.Authorization, fields);
        posts.Enqueue(post);
        arrivals.Writer.TryWrite(post);
        await (planned.TryDequeue(out var answer) ? answer(context) : TakeAsync(context, post));
    }

    private Task TakeAsync(HttpContext context, TwilioPost post)
    {
        var problem = Problem(context, post, out var accountSid);
        var ruled = problem is { } wrong ? (wrong.Status, TwilioJson.Error(wrong.Code, wrong.Status)) : Rule?.Invoke(post);
        var (status, answer) = ruled ?? (StatusCodes.Status201Created, TwilioJson.Message(
            "SM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            accountSid,
            post["To"],
            Optional(post, "From"),
            post["Body"]));
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer);
    }

    private static (int Code, int Status)? Problem(HttpContext context, TwilioPost post, out string accountSid)
    {
        var parts = (context.Request.Path.Value ?? "").Split('/');
        accountSid = parts is ["", "2010-04-01", "Accounts", var sid, "Messages.json"] ? sid : "";
        if (accountSid.Length == 0 || context.Request.Method != HttpMethods.Post)
            return (20404, StatusCodes.Status404NotFound);
        if (post.Authorization?.StartsWith("Basic ", StringComparison.Ordinal) != true)
            return (20003, StatusCodes.Status401Unauthorized);
        if (string.IsNullOrEmpty(Optional(post, "To")))
            return (21604, StatusCodes.Status400BadRequest);
        if ((Optional(post, "From") ?? Optional(post, "MessagingServiceSid")) is null)
            return (21603, StatusCodes.Status400BadRequest);
        return string.IsNullOrEmpty(Optional(post, "Body")) ? (21602, StatusCodes.Status400BadRequest) : null;
    }

    private static string? Optional(TwilioPost post, string name) => post.Fields.FirstOrDefault(field => field.Key == name).Value;
}
