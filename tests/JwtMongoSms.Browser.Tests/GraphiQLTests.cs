using Microsoft.Playwright;

namespace JwtMongoSms.Browser.Tests;

/// <summary>GraphiQL in Development, from embedded files.</summary>
public sealed class GraphiQLTests(Chromium chromium)
{
    [Fact]
    public async Task GraphiQL_runs_a_query_as_the_signed_in_user_and_contacts_no_other_server()
    {
        await using var site = await SignInSite.StartAsync(chromium);
        var visitor = await site.VisitAsync(options => options.ViewportSize = new() { Width = 1280, Height = 800 });
        var page = visitor.Page;
        var addresses = new List<string>();
        var errors = new List<string>();
        page.Request += (_, request) => addresses.Add(request.Url);
        page.Console += (_, message) => errors.Add(message.Text);
        page.PageError += (_, error) => errors.Add(error);

        await page.GotoAsync("/graphql");
        Assert.Contains("null", await RunAsync("{ viewer { phoneNumber } }"), StringComparison.Ordinal);
        await page.GotoAsync("/sign-in");
        await visitor.SignInAsync();
        await page.GotoAsync("/graphql");
        Assert.Contains("+447400123456", await RunAsync("{ viewer { phoneNumber } }"), StringComparison.Ordinal);

        // Introspection worked, and the schema is shown.
        await page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();
        await page.GetByText("Root Types").WaitForAsync();

        Assert.DoesNotContain(addresses, address => !StartsWith(address, site.Address) && !StartsWith(address, "data:"));
        Assert.DoesNotContain(errors, text => Contains(text, "Content Security Policy") || Contains(text, "Error"));

        static bool StartsWith(string text, string start) => text.StartsWith(start, StringComparison.Ordinal);
        static bool Contains(string text, string part) => text.Contains(part, StringComparison.Ordinal);

        async Task<string> RunAsync(string query)
        {
            var editor = page.Locator(".graphiql-query-editor .CodeMirror");
            await editor.EvaluateAsync("(editor, query) => editor.CodeMirror.setValue(query)", query);
            await page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();
            var result = page.Locator(".result-window .CodeMirror-code");
            await Assertions.Expect(result).ToContainTextAsync("viewer");
            return await result.InnerTextAsync();
        }
    }
}
