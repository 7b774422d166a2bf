using Microsoft.Playwright;
using ReadmePicture;
using TestSupport.Processes;

// Makes docs/images/sign-in.png and its dark sister from a real run of the sample; eng/picture starts it.
using var home = new TemporaryFolder();
await using var server = await ServerProcess.StartAsync(PhoneSignIn.In(home.Path), CancellationToken.None);
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new() { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Flags });
var folder = Directory.CreateDirectory(Path.Combine(Clone.Root, "docs", "images")).FullName;

// A number each: one that has just been texted would have to wait.
await PhotographAsync(ColorScheme.Light, "07400 123456", "sign-in.png");
await PhotographAsync(ColorScheme.Dark, "07400 123457", "sign-in-dark.png");

async Task PhotographAsync(ColorScheme colors, string number, string file)
{
    // By this name the message's last line says where the code belongs, as on a developer's own machine.
    await using var desk = await Desk.OpenAsync(browser, new Uri($"http://localhost:{server.Client.BaseAddress!.Port}"), colors);
    await desk.SignInToTheCodeAsync(number);
    await File.WriteAllBytesAsync(Path.Combine(folder, file), await desk.PhotographAsync());
}
