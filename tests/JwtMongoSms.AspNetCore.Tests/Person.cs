namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>A person with a browser: keeps cookies, says where forms come from, follows nothing by itself.</summary>
internal sealed class Person : IDisposable
{
    private readonly HttpClient client;

    public Person(TestApp app)
    {
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false };
        client = new HttpClient(handler) { BaseAddress = app.Client.BaseAddress };
    }

    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>Sent along with everything.</summary>
    public Dictionary<string, string> Headers { get; } = new() { ["Accept"] = "text/html,*/*;q=0.8", ["Accept-Language"] = "en-GB" };

    /// <summary>Where forms come from, as the browser tells it.</summary>
    public Dictionary<string, string> Origin { get; } = new() { ["Sec-Fetch-Site"] = "same-origin" };

    public Task<Page> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<Page> DeleteAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Delete, path));

    public Task<Page> PostAsync(string path, HttpContent? content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in Origin)
            request.Headers.TryAddWithoutValidation(name, value);

        return SendAsync(request);
    }

    public Task<Page> PostAsync(string path, params (string Name, string Value)[] fields)
        => PostAsync(path, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Fills a page's form in and submits it.</summary>
    public Task<Page> SubmitAsync(Page page, string to, params (string Name, string Value)[] fields)
    {
        var (action, filled) = page.FormTo(to);
        foreach (var (name, value) in fields)
            filled[name] = value;

        return PostAsync(action, new FormUrlEncodedContent(filled));
    }

    /// <summary>Fills a page's form in and submits it; the page that the browser is led to.</summary>
    public async Task<Page> SubmitAndFollowAsync(Page page, string to, params (string Name, string Value)[] fields)
        => await FollowAsync(await SubmitAsync(page, to, fields));

    /// <summary>Goes where a posted form leads to.</summary>
    public Task<Page> FollowAsync(Page answer)
    {
        Assert.True(answer.Status == 303, answer.Html);
        return GetAsync(answer.Location!);
    }

    /// <summary>The first step; leads to the page that asks for the code.</summary>
    public async Task<Page> AskAsync(string phoneNumber, string query = "", string prefix = "", string country = "")
    {
        var sent = await SubmitAsync(
            await GetAsync($"{prefix}/sign-in{query}"), "/sign-in", ("phoneNumber", phoneNumber), ("country", country));
        Assert.True(sent.Status == 303, sent.Html);
        return await GetAsync(sent.Location!);
    }

    /// <summary>Both steps, with the code from the dev phone; the answer to the second.</summary>
    public async Task<Page> SignInAsync(TestApp app, string phoneNumber, string query = "", string prefix = "")
    {
        var before = (await app.MessagesAsync(phoneNumber)).Count;
        var page = await AskAsync(phoneNumber, query, prefix);
        var codes = await app.CodesAsync(phoneNumber, before + 1);
        var answer = await SubmitAsync(page, "/sign-in/code", ("code", codes[0]));
        Assert.True(answer.Status == 303, answer.Html);
        return answer;
    }

    /// <summary>Whether the browser keeps a cookie with a token.</summary>
    public bool HasTokens => Cookies.Keys.Any(name => name is "jms-access" or "jms-refresh");

    /// <summary>Whether the application's own routes know somebody.</summary>
    public async Task<bool> IsSignedInAsync() => (await GetAsync("/open")).Html != "nobody";

    public async Task<Page> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            foreach (var (name, value) in Headers)
                request.Headers.TryAddWithoutValidation(name, value);
            if (Cookies.Count > 0)
                request.Headers.TryAddWithoutValidation(
                    "Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));

            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            IReadOnlyList<string> setCookies = answer.Headers.TryGetValues("Set-Cookie", out var lines) ? [.. lines] : [];
            foreach (var cookie in setCookies)
                Keep(cookie);

            var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(
                header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
            var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new Page(
                (int)answer.StatusCode,
                request.RequestUri!.OriginalString,
                html,
                answer.Headers.Location?.OriginalString,
                headers,
                setCookies);
        }
    }

    public void Dispose() => client.Dispose();

    private void Keep(string setCookie)
    {
        var (name, value) = (setCookie[..setCookie.IndexOf('=')], setCookie[(setCookie.IndexOf('=') + 1)..setCookie.IndexOf(';')]);
        if (value.Length == 0)
            Cookies.Remove(name);
        else
            Cookies[name] = value;
    }
}
