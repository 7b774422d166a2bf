using Microsoft.Playwright;
using TestSupport.Processes;

[assembly: AssemblyFixture(typeof(JwtMongoSms.Browser.Tests.Chromium))]

namespace JwtMongoSms.Browser.Tests;

/// <summary>Debian's browser, started once for all tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("It has not started.");

    public async ValueTask InitializeAsync()
    {
        // As patient as Playwright is with everything else: nothing is measured by it.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Flags });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();

        playwright?.Dispose();
    }
}
