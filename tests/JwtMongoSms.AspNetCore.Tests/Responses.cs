using System.Text.Json;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>Reads what an application has answered, and disposes of it.</summary>
internal static class Responses
{
    /// <summary>Reads the JSON of a response that must have a status.</summary>
    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> sending, int status = 200)
    {
        using var response = await sending;
        return await response.JsonAsync(status);
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} and not {status}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public static async Task<int> StatusAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return (int)response.StatusCode;
    }

    public static async Task<string> BodyAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads the status and, of a problem, what it says.</summary>
    public static async Task<Verdict> VerdictAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
            return new Verdict(status);

        var problem = await response.JsonAsync(status);
        var left = problem.TryGetProperty("attemptsLeft", out var number) ? number.GetInt32() : (int?)null;
        return new Verdict(status, problem.Text("code"), left);
    }

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;

    public static int Number(this JsonElement json, string name) => json.GetProperty(name).GetInt32();
}
