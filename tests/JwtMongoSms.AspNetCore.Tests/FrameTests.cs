using System.Diagnostics;
using System.Reflection;

namespace JwtMongoSms.AspNetCore.Tests;

/// <summary>A reader follows a route from its endpoint to the store through few methods, as the stack at the first verb shows.</summary>
public sealed class FrameTests
{
    private const string Phone = "+447400123456";
    private const int MaxFrames = 5;

    private StackTrace? atFirstVerb;

    [Fact]
    public async Task Every_route_reaches_the_store_in_few_frames_and_no_closure()
    {
        await using var app = await TestApp.StartAsync(
            build: builder => StoreProxy.Add(builder.Services, _ => atFirstVerb ??= new StackTrace()));

        var (challengeId, code) = await app.SendCodeAsync(Phone);
        AssertFew("POST /auth/code", "SendCode.RunAsync", ownScope: 2);

        using var response = await app.PostAsync("/auth/token", new { challengeId, code });
        AssertFew("POST /auth/token", "CheckCode.RunAsync");

        var signedIn = await response.JsonAsync(200);
        using (await app.GetAsync("/auth/me", signedIn.Text("accessToken")))
            AssertFew("GET /auth/me", "CheckSession.IsLiveAsync");

        using (await app.PostAsync("/auth/token/refresh", new { refreshToken = signedIn.Text("refreshToken") }))
            AssertFew("POST /auth/token/refresh", "RefreshSession.RunAsync");
    }

    // The limits of a send are counted by a class of their own, at once, and so each in a scope of its own.
    private void AssertFew(string route, string expected, int ownScope = 0)
    {
        Assert.NotNull(atFirstVerb);
        var methods = atFirstVerb.GetFrames().Select(frame => frame.GetMethod()).OfType<MethodBase>();
        var frames = methods.Where(IsOurs).Select(NameOf).ToList();
        atFirstVerb = null;

        // An asynchronous method has two frames until its first wait: its own and its state machine's.
        var entered = frames.Where((name, i) => i == 0 || frames[i - 1] != name).ToList();
        Assert.Contains(expected, entered);
        Assert.True(entered.Count <= MaxFrames + ownScope, $"{route}: {entered.Count} frames, {string.Join(" <- ", entered)}");
        Assert.DoesNotContain(entered, name => name.Contains('<', StringComparison.Ordinal));
    }

    // By namespace: the framework's generator of request delegates writes its code into our assembly.
    private static bool IsOurs(MethodBase method)
        => method.DeclaringType is { Namespace: { } space } type
        && type.Assembly != typeof(FrameTests).Assembly
        && space.StartsWith("JwtMongoSms", StringComparison.Ordinal);

    // The state machine of RunAsync is the nested type <RunAsync>d__1; that of a closure keeps a second pair of brackets.
    private static string NameOf(MethodBase method)
    {
        var type = method.DeclaringType!;
        return method.Name == "MoveNext" && type.Name.StartsWith('<') && type.DeclaringType is { } owner
            ? $"{owner.Name}.{type.Name[1..type.Name.LastIndexOf('>')]}"
            : $"{type.Name}.{method.Name}";
    }
}
