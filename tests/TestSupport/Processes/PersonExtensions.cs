using System.Net.Http.Headers;
using System.Net.Http.Json;
using Xunit;

namespace TestSupport.Processes;

/// <summary>What a person does with a server, over HTTP and nothing else.</summary>
public static class PersonExtensions
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Asks for a code and reads it off the server's own dev phone.</summary>
    public static async Task<ReceivedCode> SendCodeAsync(this ServerProcess server, string phoneNumber)
    {
        var to = Uri.EscapeDataString(phoneNumber);
        var known = (await server.GetAsync($"/dev/phone/api/messages?to={to}")).MustBe(200).Json.EnumerateArray().ToList();
        var challengeId = await server.AskForCodeAsync(phoneNumber);
        var after = known.Count == 0 ? "" : $"&after={known[0].GetProperty("messageId").GetString()}";
        var message = await server.GetAsync($"/dev/phone/api/code?wait=60&to={to}{after}");
        return new ReceivedCode(phoneNumber, challengeId, message.MustBe(200).Json.GetProperty("code").GetString()!);
    }

    public static async Task<string> AskForCodeAsync(this ServerProcess server, string phoneNumber)
        => (await server.PostAsync("/auth/code", new { phoneNumber })).MustBe(202).Json.GetProperty("challengeId").GetString()!;

    public static Task<Response> VerifyAsync(this ServerProcess server, ReceivedCode code)
        => server.PostAsync("/auth/token", new { challengeId = code.ChallengeId, code = code.Code });

    public static async Task<SignedInPerson> SignInAsync(this ServerProcess server, string phoneNumber)
        => SignedInPerson.From(await server.VerifyAsync(await server.SendCodeAsync(phoneNumber)));

    /// <summary>The server knows the session, and its user by id and number.</summary>
    public static async Task MustKnowAsync(this ServerProcess server, SignedInPerson person)
    {
        var me = (await server.GetAsync("/auth/me", person.AccessToken)).MustBe(200).Json;
        Assert.Equal((person.UserId, person.PhoneNumber), (me.GetProperty("id").GetString(), me.GetProperty("phoneNumber").GetString()));
    }

    public static async Task<Response> PostAsync(this ServerProcess server, string path, object body)
    {
        using var response = await server.Client.PostAsJsonAsync(path, body, Cancelled);
        return await ReadAsync(response);
    }

    public static async Task<Response> PutAsync(this ServerProcess server, string path, object body)
    {
        using var response = await server.Client.PutAsJsonAsync(path, body, Cancelled);
        return await ReadAsync(response);
    }

    public static async Task<Response> GetAsync(this ServerProcess server, string path, string? accessToken = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accessToken is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);

        using var response = await server.Client.SendAsync(request, Cancelled);
        return await ReadAsync(response);
    }

    private static async Task<Response> ReadAsync(HttpResponseMessage response)
        => new((int)response.StatusCode, await response.Content.ReadAsStringAsync(Cancelled));
}
