using Microsoft.Extensions.Hosting;

namespace JwtMongoSms.AspNetCore.Hosting;

/// <summary>The paths whose queries must not stand in a log, since they may name a number or a code.</summary>
internal sealed class HiddenQueries(IHostEnvironment environment)
{
    private readonly List<string> paths = environment.IsDevelopment() ? ["/dev/phone"] : [];

    /// <summary>Adds what stands before the first parameter of a route's pattern. To be called before the first request.</summary>
    public void Add(string pattern)
    {
        var path = "/" + pattern.Split('{')[0].Trim('/');
        if (path.Length > 1)
            paths.Add(path);
    }

    /// <summary>Whether a path is one of them, wherever the application has mapped it below.</summary>
    public bool Has(string path) => paths.Exists(hidden => path.IndexOf(hidden, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        && path.AsSpan(at + hidden.Length) is [] or ['/', ..]);
}
