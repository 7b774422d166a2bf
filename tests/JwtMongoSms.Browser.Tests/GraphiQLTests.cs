using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>GraphiQL in Development, from the server alone.</summary>
public sealed class GraphiQLTests(Chromium chromium)
{
    [Fact]
    public async Task It_runs_a_query_as_whoever_is_signed_in_and_asks_no_other_server()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.ViewportSize = new() { Width = 1280, Height = 800 });
        var page = visitor.Page;
        var addresses = new List<string>();
        var complaints = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);

        await page.GotoAsync("/graphql");
        Assert.Contains("null", await RunAsync("{ viewer { phoneNumber } }"), StringComparison.Ordinal);
        await page.GotoAsync("/sign-in");
        await visitor.SignInAsync();
        await page.GotoAsync("/graphql");
        Assert.Contains("+447400123456", await RunAsync("{ viewer { phoneNumber } }"), StringComparison.Ordinal);

        // It has asked about the schema, and shows what there is.
        await page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        await page.GetByText("Root Types").WaitForAsync();

        Assert.DoesNotContain(addresses, address => !address.StartsWith(site.Address, StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal));
        Assert.DoesNotContain(complaints, text => text.Contains("Content Security Policy", StringComparison.Ordinal) || text.Contains("Error", StringComparison.Ordinal));

        async Task<string> RunAsync(string query)
        {
            await page.Locator(".graphiql-query-editor .CodeMirror").EvaluateAsync("(editor, query) => editor.CodeMirror.setValue(query)", query);
            await page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();
            var result = page.Locator(".result-window .CodeMirror-code");
            await Assertions.Expect(result).ToContainTextAsync("viewer");
            return await result.InnerTextAsync();
        }
    }
}
