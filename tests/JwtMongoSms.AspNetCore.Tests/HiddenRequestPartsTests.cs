using JwtMongoSms.AspNetCore.DevPhone.Internal;
using JwtMongoSms.AspNetCore.Hosting.Internal;
using JwtMongoSms.Login;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace JwtMongoSms.AspNetCore.Tests;

public sealed class HiddenRequestPartsTests
{
    private static readonly string Id = ChallengeId.New().Value;

    [Theory]
    [InlineData("/auth/code/{id}", "/auth/code/******")]
    [InlineData("/api/Auth/CODE/{id}/", "/api/Auth/CODE/******/")]
    [InlineData("/auth/code//{id}", "/auth/code//******")]
    [InlineData("/auth//code/{id}", "/auth//code/******")]
    public void A_challenge_id_leaves_the_path(string path, string shown)
    {
        var context = new DefaultHttpContext { Request = { Path = path.Replace("{id}", Id, StringComparison.Ordinal) } };
        HiddenRequestParts.TakeOut(context.Features, hasDevPhone: false);
        Assert.Equal(shown, context.Features.GetRequiredFeature<IHttpRequestFeature>().Path);
        Assert.Equal(Id, HiddenRequestParts.ChallengeIdOf(context));
    }

    [Theory]
    [InlineData("/auth/code")]
    [InlineData("/auth/code/not-an-id")]
    [InlineData("/coupons/code/AAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_not_ours_stays(string path)
    {
        var context = new DefaultHttpContext { Request = { Path = path, QueryString = new("?to=1") } };
        HiddenRequestParts.TakeOut(context.Features, hasDevPhone: true);
        Assert.Equal((path, "?to=1"), (context.Request.Path.Value, context.Request.QueryString.Value));
    }

    [Fact]
    public void A_redirect_brings_back_what_the_client_had_sent()
    {
        var context = new DefaultHttpContext { Request = { Path = "/auth/code/" + Id } };
        var parts = HiddenRequestParts.TakeOut(context.Features, hasDevPhone: false);
        context.Response.Headers.Location = "https://example.com" + context.Request.Path;
        parts!.PutBackIntoLocation(context.Response);
        Assert.Equal("https://example.com/auth/code/" + Id, context.Response.Headers.Location);
    }

    [Fact]
    public void The_dev_phone_takes_no_request_of_an_old_proxy()
    {
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = System.Net.IPAddress.Loopback }, Request = { Host = new("localhost", 5080), Protocol = "HTTP/1.1" } };
        Assert.True(DevPhoneGuard.Allows(context));
        context.Request.Protocol = "HTTP/1.0";
        Assert.False(DevPhoneGuard.Allows(context));
    }
}
