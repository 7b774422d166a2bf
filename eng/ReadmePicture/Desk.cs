using Microsoft.Playwright;

namespace ReadmePicture;

/// <summary>Two tabs of one browser: the sign-in page and the dev phone.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private const int Height = 640;
    private const int SignInWidth = 640;
    private const int HandsetWidth = 400;
    private const int Margin = 104;

    private readonly IBrowserContext context;
    private readonly IPage signIn;
    private readonly IPage phone;

    private Desk(IBrowserContext context, IPage signIn, IPage phone) => (this.context, this.signIn, this.phone) = (context, signIn, phone);

    public static async Task<Desk> OpenAsync(IBrowser browser, Uri address, ColorScheme colors)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ColorScheme = colors,
            DeviceScaleFactor = 2,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = SignInWidth, Height = Height },
        });
        var (signIn, phone) = (await context.NewPageAsync(), await context.NewPageAsync());
        await phone.SetViewportSizeAsync(HandsetWidth + 32, Height + 64);
        await phone.GotoAsync("/dev/phone");
        await signIn.GotoAsync("/sign-in");
        return new Desk(context, signIn, phone);
    }

    /// <summary>Asks for a code and lets the phone type it.</summary>
    public async Task SignInToTheCodeAsync(string number)
    {
        await signIn.Locator("select[name=country]").SelectOptionAsync("GB");
        await signIn.Locator("input[name=phoneNumber]").FillAsync(number);
        await signIn.Locator("button.jms-main").ClickAsync();
        await signIn.Locator("input[name=code]").WaitForAsync();
        await phone.Locator("#numbers li:last-child a:not([data-to=''])").ClickAsync();
        await phone.Locator("#fill:enabled").ClickAsync();
        await signIn.WaitForFunctionAsync("document.querySelector('input[name=code]').value.length === 6");

        // For the first seconds the page says that the text is on its way.
        await signIn.GetByText("The text is on its way").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    /// <returns>A PNG: the sign-in page, and on its ground at the right the handset.</returns>
    public async Task<byte[]> PhotographAsync()
    {
        var ground = await signIn.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        var page = await signIn.ScreenshotAsync();
        var handset = await phone.Locator(".handset").ScreenshotAsync();
        var round = await phone.Locator(".handset").EvaluateAsync<string>("handset => getComputedStyle(handset).borderRadius");
        var table = await context.NewPageAsync();
        await table.SetViewportSizeAsync(SignInWidth + HandsetWidth + Margin, Height);
        await table.SetContentAsync($$"""
            <style>
              body { display: flex; align-items: center; margin: 0; background: {{ground}} }
              .handset { border-radius: {{round}} }
            </style>
            <img width="{{SignInWidth}}" src="{{Inline(page)}}">
            <img width="{{HandsetWidth}}" src="{{Inline(handset)}}" class="handset">
            """);
        return await table.ScreenshotAsync();
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();

    private static string Inline(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);
}
