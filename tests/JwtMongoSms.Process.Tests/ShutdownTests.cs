using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using TestSupport;
using TestSupport.Processes;

namespace JwtMongoSms.Process.Tests;

/// <summary>A server that is asked to stop keeps its word first.</summary>
public sealed class ShutdownTests
{
    // More than are sent at once, so that some still wait in the queue.
    private const int Messages = 24;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SIGTERM_delivers_the_messages_that_wait_before_the_server_exits_with_0()
    {
        using var home = new TemporaryFolder();
        await using var twilio = await FakeTwilio.StartAsync();
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        for (var message = 0; message < Messages; message++)
            twilio.Then(context => TakeAsync(context, open.Task));

        var setup = PhoneSignIn.In(home.Path) with
        {
            Settings = new Dictionary<string, string> { ["JwtMongoSms:Twilio:BaseAddress"] = $"{twilio.Address}" },
        };
        await using var server = await ServerProcess.StartAsync(setup, Cancelled);
        var numbers = Enumerable.Range(0, Messages).Select(index => Given.PhoneNumber(index).E164).ToList();
        foreach (var number in numbers)
            await server.AskForCodeAsync(number);

        await twilio.NextPostAsync(Cancelled);
        server.Terminate();
        await server.Output.FirstAsync("Application is shutting down", Cancelled);
        Assert.True(twilio.Posts.Count < Messages, "Nothing was left to wait.");
        open.SetResult();

        Assert.Equal(0, await server.ExitAsync(Cancelled));
        Assert.Equal(numbers, twilio.Posts.Select(post => post["To"]).Order());
        Assert.Equal(0, server.Output.Count("are lost"));
    }

    [Fact]
    public async Task SIGTERM_with_nothing_to_do_exits_with_0()
    {
        using var home = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        await server.SignInAsync(Given.PhoneNumber().E164);
        server.Terminate();

        Assert.Equal(0, await server.ExitAsync(Cancelled));

        // The log was moved into the file: a copy of the file alone is a backup.
        var folder = Path.GetDirectoryName(PhoneSignIn.DatabaseIn(home.Path))!;
        Assert.Equal(["jwtmongosms.db", "secret"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task SIGTERM_ends_the_dev_phones_open_pages_and_exits_with_0()
    {
        using var home = new TemporaryFolder();
        await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), Cancelled);
        Assert.Contains("href=\"/dev/phone\"", (await server.GetAsync("/")).Text);
        await server.Output.FirstAsync($"The dev phone is at {server.Client.BaseAddress}dev/phone.", Cancelled);
        using var page = await server.Client.GetAsync("/dev/phone/api/events", HttpCompletionOption.ResponseHeadersRead, Cancelled);
        using var events = new StreamReader(await page.Content.ReadAsStreamAsync(Cancelled));
        Assert.Equal("retry: 1000", await events.ReadLineAsync(Cancelled));
        server.Terminate();

        Assert.Equal("", (await events.ReadToEndAsync(Cancelled)).Trim());
        Assert.Equal(0, await server.ExitAsync(Cancelled));
    }

    private static async Task TakeAsync(HttpContext context, Task open)
    {
        await open.WaitAsync(context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        var sid = "SM" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        await context.Response.WriteAsync(TwilioJson.Message(sid), context.RequestAborted);
    }
}
